import { describe, expect, it } from 'vitest';
import { SITI, siti, talk, world } from '../support/talk.ts';

const at = async (...messages: string[]) => {
  const chat = talk();
  for (const message of messages) await chat.says(message);
  return chat;
};

describe('cek kepesertaan', () => {
  it('shows the cover after a NIK and a card, and says who pays, from when until when and paid through when', async () => {
    const chat = await at('cek kepesertaan', SITI.nik);
    const [cover] = await chat.says(SITI.card);
    expect(chat.meant()).toEqual(['cover.head', 'cover.active', 'cover.paid', 'cover.keepPaying', 'check.askRelation']);
    for (const fact of [
      'Siti Uji',
      'BKBK Dumisake',
      'Pemerintah Provinsi Jambi',
      'JKK + JKM',
      '1 Januari 2026',
      '31 Desember 2026',
      '31 Oktober 2026',
    ]) {
      expect(cover).toContain(fact);
    }
  });

  it.each([
    ['the family card', SITI.nik, SITI.family],
    ['the NIK, when the card named the record', SITI.card, SITI.nik],
    ['a NIK typed with spaces and letters for digits', 'nik sayo l571 O157 0890 0000', SITI.card],
  ])('takes %s as proof', async (_, name, proof) => {
    const chat = await at('1', name, proof);
    expect(chat.meant()).toContain('cover.head');
  });

  it('takes the phone that the platform vouches for, and no other', async () => {
    const chat = await at('1', SITI.nik);
    await chat.says({ contact: { phone: '+6280000000001', own: false } });
    expect(chat.meant()).toEqual(['check.contactNotOwn']);
    await chat.says({ contact: { phone: '+6280000000001', own: true } });
    expect(chat.meant()).toContain('cover.head');
  });

  it('gives one and the same answer for a person who is not in the roll and for a wrong proof', async () => {
    const unknown = await at('1', '3201011203950000', SITI.card);
    const wrong = await at('1', SITI.nik, '90000000009');
    expect(unknown.texts()).toEqual(wrong.texts());
    expect(unknown.choices()).toEqual(wrong.choices());
    expect(unknown.meant()).toEqual(['check.notProven']);
  });

  it('does not count the NIK, typed again, as a wrong proof', async () => {
    const chat = await at('1', SITI.nik, '90000000009', SITI.nik);
    expect(chat.meant()).toEqual(['check.sameNik']);
  });

  it('asks for the NIK as proof when a card named the record', async () => {
    expect((await at('1', SITI.card)).meant()).toEqual(['check.askProof_card']);
    expect((await at('1', SITI.card, SITI.card)).meant()).toEqual(['check.badProof_card']);
  });

  it('lets a person try another proof, another NIK, or ask an officer', async () => {
    const chat = await at('1', SITI.nik, '90000000009');
    await chat.says('minta petugas memeriksa');
    expect(chat.meant()).toEqual(['report.begin_check', 'report.askRelation_check']);
    for (const message of ['saya sendiri', 'chat ini saja']) await chat.says(message);
    expect(chat.meant()[0]).toBe('report.done');
    expect(chat.world.effects.at(-1)).toMatchObject({
      do: 'report',
      report: { kind: 'check', nikIndex: `nik:${SITI.nik}`, relation: 'self', participantId: null },
    });
    expect((await at('1', SITI.nik, '90000000009', SITI.card)).meant()).toContain('cover.head');
    expect((await at('1', SITI.nik, '90000000009', '2')).meant()).toEqual(['check.askNik']);
  });

  it.each([
    ['15 digits', '157101570890000', 'check.badLength'],
    ['17 digits', '15710157089000000', 'check.badLength'],
    ['one digit sixteen times', '1111111111111111', 'check.badNik'],
    ['words', 'dak tau', 'check.needNik'],
  ])('asks again kindly for %s', async (_, written, key) => {
    expect((await at('1', written)).meant()).toEqual([key]);
  });

  it('asks whether an odd NIK is right, and goes on when it is', async () => {
    const chat = await at('1', '1571013208900000');
    expect(chat.meant()).toEqual(['check.unusual']);
    await chat.says('sudah benar');
    expect(chat.meant()).toEqual(['check.askProof_nik']);
  });

  it('says how long to wait when there were too many tries', async () => {
    const made = world();
    made.prove = async () => ({ ok: false, why: 'wait', until: new Date(made.clock.getTime() + 30_000) });
    const chat = talk(made);
    for (const message of ['1', SITI.nik]) await chat.says(message);
    expect((await chat.says(SITI.card))[0]).toContain('1 menit');
  });

  it('begins with a NIK that is sent without a question', async () => {
    expect((await at('menu', SITI.nik)).meant()).toEqual(['check.askProof_nik']);
  });

  it('remembers for whom this chat speaks and shows the record again without a proof', async () => {
    const chat = await at('1', SITI.nik, SITI.card, 'suami');
    expect(chat.world.bound).toMatchObject([{ relation: 'spouse' }]);
    await chat.says('cek kepesertaan');
    expect(chat.choices()).toEqual(['Siti Uji', 'Orang lain']);
    await chat.says('1');
    expect(chat.meant()).toContain('cover.head');
  });

  it('never keeps a NIK or a card number in the saved place', async () => {
    const chat = talk();
    for (const message of ['1', SITI.nik, '90000000009', SITI.card]) {
      await chat.says(message);
      const kept = JSON.stringify(chat.place).replaceAll(/"index":"[^"]*"/g, '');
      expect(kept).not.toMatch(/\d{8}/);
    }
  });

  it.each([
    ['over', { endsOn: '2026-07-31', paidThrough: '2026-07-31' }, 'cover.ended'],
    ['two months behind', { paidThrough: '2026-08-31' }, 'cover.arrears'],
    ['three months behind', { paidThrough: '2026-07-31' }, 'cover.arrears'],
    ['four months behind', { paidThrough: '2026-06-30' }, 'cover.lapsed'],
    ['not begun', { startsOn: '2027-01-01', endsOn: '2027-12-31', paidThrough: null }, 'cover.future'],
    ['without an end', { endsOn: null }, 'cover.activeOpen'],
  ])('says so when cover is %s', async (_, change, key) => {
    const made = world();
    made.record = async () => ({ ...siti, covers: [{ ...siti.covers[0]!, ...(change as object) }] });
    const chat = talk(made);
    for (const message of ['1', SITI.nik, SITI.card]) await chat.says(message);
    expect(chat.meant()).toContain(key);
  });

  it('says what to do when a person is in the roll without any cover', async () => {
    const made = world();
    made.record = async () => ({ ...siti, covers: [] });
    const chat = talk(made);
    for (const message of ['1', SITI.nik, SITI.card]) await chat.says(message);
    expect(chat.meant()).toEqual(['cover.none', 'check.askRelation']);
  });
});
