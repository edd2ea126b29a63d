import { describe, expect, it } from 'vitest';
import { begin } from '../../src/conversation/follow.ts';
import { seedOf } from '../../src/conversation/seed.ts';
import { hear } from '../../src/language/hear.ts';
import { render } from '../../src/language/render.ts';
import { talk, world } from '../support/talk.ts';

const on = async (today: string, ...messages: string[]) => {
  const chat = talk(world(`${today}T09:00:00+07:00`));
  for (const message of messages) await chat.says(message);
  return chat;
};
const today = (...messages: string[]) => on('2026-11-21', ...messages);

/** What the topic says first to a sentence, whatever led to it. */
async function begun(written: string) {
  const made = world();
  const { says, place } = await begin(
    'register',
    seedOf(hear({ text: written }, [], made.today()), undefined, made),
    made,
  );
  return { keys: says.map(({ key }) => key), texts: says.map((one) => render(one, '').text), place };
}

describe('cara mendaftar for oneself', () => {
  it('asks who and what work, then tells the price, the ways, the conditions and where to go on', async () => {
    const chat = await today('mau daftar');
    expect(chat.meant()).toEqual(['register.askWhom']);
    await chat.says('saya sendiri');
    expect(chat.meant()).toEqual(['register.askWork_self']);
    await chat.says('petani');
    expect(chat.meant()).toEqual([
      ...['register.own', 'contribution.jkk', 'contribution.jkm', 'contribution.relief', 'register.step'],
      ...['contribution.oldAge', 'contribution.sure_published'],
      ...['register.ways', 'register.needs', 'register.rules', 'register.firstMonths', 'register.free'],
      'register.next',
    ]);
    expect(chat.place).toMatchObject({
      flow: 'menu',
      question: 'offered',
      known: { offered: ['contribution', 'eligibility', 'office', 'menu'] },
    });
  });

  it('names the sums with their articles, the doors, and that it is an estimate', async () => {
    const texts = (await today('cara daftar', '1', 'dagang')).texts().join('\n');
    for (const fact of [
      ...['Rp8.400 sebulan', 'Rp5.000', 'Rp3.400', 'Rp16.800', 'Desember 2026', 'PP 50/2025 Pasal 4 ayat (1)'],
      ...['JMO', 'Perisai', 'Lapak Asik', '175', 'Indomaret', 'KTP', '64 tahun', '3 bulan', 'Rp10.000.000'],
      ...['Perkiraan', 'gratis'],
    ])
      expect(texts).toContain(fact);
  });

  it.each([
    ['with the relief', '2026-11-21', 'Rp1.000'],
    ['without it', '2027-01-31', 'Rp2.000'],
  ])('tells what the next step costs more and what it buys, %s', async (_, month, more) => {
    const text = (await on(month, 'daftar', '1', 'petani')).texts()[0];
    for (const fact of [`tambah ${more} sebulan`, 'Rp1.200.000', 'Rp70.000.000 menjadi Rp79.600.000', 'PP 82/2019'])
      expect(text).toContain(fact);
  });

  it.each([
    ['ojol', 'Februari 2026', '2026-02-10', 'Rp8.400'],
    ['ojol', 'Februari 2027', '2027-02-10', 'Rp8.400'],
    ['ojol', 'the day before the relief for transport', '2025-12-31', 'Rp16.800'],
    ['ojol', 'its first day', '2026-01-01', 'Rp8.400'],
    ['ojol', 'its last day', '2027-03-31', 'Rp8.400'],
    ['petani', 'Maret 2026', '2026-03-31', 'Rp16.800'],
    ['petani', 'the first day of the relief for others', '2026-04-01', 'Rp8.400'],
    ['petani', 'Mei 2026', '2026-05-15', 'Rp8.400'],
    ['petani', 'its last day', '2026-12-31', 'Rp8.400'],
    ['petani', 'Januari 2027', '2027-01-01', 'Rp16.800'],
  ])('costs %s in %s (%s) %s at the least', async (work, _, month, total) => {
    const chat = await on(month, 'daftar', '1', work);
    expect(chat.texts()[0]).toContain(`*${total} sebulan*`);
  });

  it('does not ask about transport once no relief depends on it', async () => {
    const chat = await on('2027-04-01', 'daftar', '1');
    expect(chat.choices()).toEqual(['Bekerja sendiri', 'Digaji']);
    await chat.says('1');
    expect(chat.texts()[0]).toContain('Rp16.800 sebulan');
    expect(chat.meant()).toContain('contribution.reliefOver');
  });

  it('leaves open whether a pedicab is transport when that decides', async () => {
    expect((await on('2027-02-10', 'daftar', '1', 'becak')).meant()).toContain('contribution.reliefGroupUnsure');
  });

  it('says of a maid that nobody has confirmed how she is enrolled', async () => {
    expect((await today('daftar', '1', 'asisten rumah tangga')).meant()).toContain('register.domestic');
  });
});

describe('cara mendaftar for others', () => {
  it('tells an employer the duty, the rates from the law and the sums of an example', async () => {
    const chat = await today('daftar', '2');
    expect(chat.meant()[0]).toBe('register.workers');
    for (const fact of ['0,24%', '1,74%', '0,3%', 'Rp16.200', 'Rp61.200', 'PP 44/2015 Pasal 15 ayat (3)'])
      expect(chat.texts()[0]).toContain(fact);
  });

  it('tells whoever is paid a wage that the employer must do it', async () => {
    const chat = await today('daftar', '1', 'digaji');
    expect(chat.meant()).toEqual(['register.employee', 'contribution.wagesNext', 'register.next']);
  });

  it('asks what a relative does, and wants their own identity card', async () => {
    const chat = await today('daftar', '3');
    expect(chat.meant()).toEqual(['register.askWork_others']);
    await chat.says('nelayan');
    expect(chat.meant()).toContain('register.needsOthers');
    expect(chat.meant()).not.toContain('register.needs');
  });

  it('tells those who go abroad their sums', async () => {
    expect((await today('daftar', 'tki')).meant()).toContain('contribution.abroad');
  });
});

describe('what the sentence said is not asked again', () => {
  it.each([
    ['sayo ojol nak daftar dewek cakmano', 'register.taken'],
    ['cara daftarin istri sy, dia dagang di pasar', 'register.taken'],
    ['mau daftarkan karyawan toko 4 orang', 'register.workers'],
    ['perusahaan tidak mendaftarkan kami, gimana', 'register.employee'],
    ['daftarin istri sy syaratnya apa', 'register.askWork_others'],
    ['nak daftar dewek, ke mano perginyo', 'register.askWork_self'],
    ['mau daftar', 'register.askWhom'],
  ])('%s', async (written, key) => expect((await begun(written)).keys[0]).toBe(key));

  it('names the work that was taken', async () => {
    expect((await begun('sayo petani sawit nak daftar')).texts[0]).toContain('Petani sawit');
  });

  it('is taken back with kembali', async () => {
    const { place } = await begun('daftarin istri sy syaratnya apa');
    const chat = talk(world(), place);
    await chat.says('kembali');
    expect(chat.meant()).toEqual(['register.askWhom']);
  });
});

describe('before consent', () => {
  it('nothing is lost: the topic goes on from what the sentence said', async () => {
    const chat = talk(world(), null);
    chat.world.consented = false;
    for (const message of ['mau daftar', 'setuju']) await chat.says(message);
    expect(chat.meant()).toEqual(['welcome.thanks', 'register.askWhom']);
  });
});

describe('a slip', () => {
  it.each([
    ['whom', ['daftar'], 'entahlah', 'register.pickWhom'],
    ['the work', ['daftar', '1'], 'macam-macam', 'register.pickWork'],
  ])('in %s is asked again with an example', async (_, before, slip, key) => {
    const chat = await today(...before);
    const place = chat.place;
    const [text] = await chat.says(slip);
    expect(chat.meant()).toEqual([key]);
    expect(chat.place).toEqual(place);
    expect(text).toContain('misalnya');
  });

  it('keeps nothing', async () => expect((await today('daftar', '1', 'ojol')).world.effects).toEqual([]));
});
