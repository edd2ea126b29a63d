import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/conversation/ports.ts';
import type { Content } from '../../src/message.ts';
import { fillIn } from '../support/held-link.ts';
import { SITI, talk, world } from '../support/talk.ts';

const CODE = 'A3CDE-4FHJK';
const ODD = '1571013208900000';

/** A chat where a NIK may not be asked for, with our page or without. */
const linkOnly = (byLink = true) => {
  const made = world();
  made.may = { inChat: false, byLink };
  return made;
};

/** A chat where it may, and the link stands beside it. */
const either = () => {
  const made = world();
  made.may = { inChat: true, byLink: true };
  return made;
};

async function at(made: ReturnType<typeof world>, ...messages: (string | Content)[]) {
  const chat = talk(made);
  for (const message of messages) await chat.says(message);
  return chat;
}

const of = (chat: Awaited<ReturnType<typeof at>>, name: Effect['do']): Effect[] =>
  chat.world.effects.filter((effect) => effect.do === name);

const pass = (made: ReturnType<typeof world>, minutes: number): void => {
  made.clock = new Date(made.clock.getTime() + minutes * 60_000);
};

describe('a safe link', () => {
  it('is given instead of asking for a NIK, fresh each time, with what comes next', async () => {
    const chat = await at(linkOnly(), 'cek kepesertaan');
    expect(chat.meant()).toEqual(['check.notInChat', 'check.link', 'check.askDigits']);
    expect(chat.texts().join()).toContain('https://tangguh.example.id/nik/token1');
    expect(chat.choices()).toEqual(['Tautan baru', 'Cara lain', 'Menu']);
    expect(of(chat, 'link')).toEqual([{ do: 'link', tokenIndex: 'link:1' }]);
    await chat.says('entah');
    expect(chat.meant()).toEqual(['check.needDigits']);
    for (const word of ['1', 'tautan baru', 'link lagi', 'linknyo mano', 'cek kepesertaan']) {
      await chat.says(word);
      expect(chat.meant(), word).toEqual(['check.link', 'check.askDigits']);
    }
    expect(of(chat, 'link')).toEqual(chat.world.links.map(({ tokenIndex }) => ({ do: 'link', tokenIndex })));
    expect(of(chat, 'link')).toHaveLength(6);
  });

  it('never stands in the saved place', async () => {
    const chat = await at(linkOnly(), 'cek kepesertaan');
    expect(JSON.stringify(chat.place)).not.toMatch(/token|link:|https/);
  });

  it.each(['1234', '12 34', '1 2 3 4', 'kode 1234', 'angkanyo 1234 pak'])(
    'opens the record and binds the chat once its page was filled in and "%s" is typed',
    async (typed) => {
      const chat = await at(linkOnly(), 'cek kepesertaan');
      fillIn(chat.world, '1234', 'family');
      await chat.says(typed);
      expect(chat.meant()[0]).toBe('cover.head');
      expect(chat.meant().at(-1)).toBe('check.askRelation');
      expect(of(chat, 'bind')).toMatchObject([{ participantId: 1, proof: 'family', relation: 'other' }]);
      expect(chat.world.effects.at(-1)).toEqual({ do: 'linkUsed' });
      await chat.says('saya sendiri');
      expect(chat.world.bound).toMatchObject([{ participantId: 1, relation: 'self' }]);
    },
  );

  it('spends the activation code that its page was told', async () => {
    const chat = await at(linkOnly(), 'cek kepesertaan');
    fillIn(chat.world, '1234', 'code');
    await chat.says('1234');
    expect(of(chat, 'bind')).toMatchObject([{ proof: 'code', spends: 'code:page' }]);
  });

  it('says the same as any failed proof when what was told there proves nothing, with the ways out', async () => {
    const chat = await at(linkOnly(), 'cek kepesertaan');
    fillIn(chat.world, '1234', null);
    await chat.says('1234');
    const typed = await at(linkOnly(), SITI.nik, '90000000009');
    expect(chat.meant()).toEqual(['check.notProven_link']);
    expect(chat.texts()).toEqual(typed.texts());
    expect(chat.choices()).toEqual(typed.choices());
    expect(chat.choices()).toEqual(['Tautan baru', 'Minta petugas memeriksa', 'Menu']);
    expect(of(chat, 'bind')).toEqual([]);
    await chat.says('1');
    expect(chat.meant()).toContain('check.link');
  });

  it('leads to an officer after a proof that failed, by name alone', async () => {
    const chat = await at(linkOnly(), 'cek kepesertaan');
    fillIn(chat.world, '1234', null);
    for (const message of ['1234', 'minta petugas memeriksa']) await chat.says(message);
    expect(chat.meant()).toEqual(['report.begin_check', 'report.askName_check']);
  });

  it('takes three tries at the digits and then offers a new one', async () => {
    const chat = await at(linkOnly(), 'cek kepesertaan');
    fillIn(chat.world, '1234', 'card');
    await chat.says('9999');
    expect(chat.meant()).toEqual(['check.wrongDigits', 'check.askDigits']);
    expect(chat.texts()[0]).toContain('2 kali');
    await chat.says('9998');
    expect(chat.texts()[0]).toContain('1 kali');
    await chat.says('9997');
    expect(chat.meant()).toEqual(['check.linkOver']);
    expect(chat.choices()[0]).toBe('Tautan baru');
    await chat.says('1234');
    expect(chat.meant()[0]).toBe('check.linkOver');
    await chat.says('tautan baru');
    fillIn(chat.world, '5678', 'card');
    await chat.says('5678');
    expect(chat.meant()[0]).toBe('cover.head');
  });

  it.each([
    ['the link is 30 minutes old', (made: ReturnType<typeof world>) => pass(made, 30), 'check.linkOver'],
    [
      'the digits are 10 minutes old',
      (made: ReturnType<typeof world>) => {
        fillIn(made, '1234', 'card');
        pass(made, 10);
      },
      'check.linkOver',
    ],
    ['the page was not filled in', () => undefined, 'check.notFilledIn'],
  ])('says kindly what to do when %s', async (_, happens, key) => {
    const chat = await at(linkOnly(), 'cek kepesertaan');
    happens(chat.world);
    await chat.says('1234');
    expect(chat.meant()[0]).toBe(key);
    expect(chat.choices()).toContain('Tautan baru');
  });

  it.each([
    ['the menu', ['menu']],
    ['the law', ['manfaat jkm']],
    ['the other ways', ['cara lain']],
    ['the own data', ['data saya']],
    ['a new proof that failed', ['menu', SITI.nik, '90000000009']],
  ])('opens the record also from %s', async (_, messages) => {
    const chat = await at(linkOnly(), 'cek kepesertaan', ...messages);
    fillIn(chat.world, '1234', 'card');
    await chat.says('1234');
    expect(chat.meant()[0]).toBe('cover.head');
    expect(of(chat, 'linkUsed')).toHaveLength(1);
  });

  it('does not take for its digits what an open question takes, nor a number that it may have wanted', async () => {
    const chat = await at(linkOnly(), 'cek kepesertaan');
    fillIn(chat.world, '1234', 'card');
    for (const message of ['lapor', '3', 'Ahmad Uji', '1970', '1234']) await chat.says(message);
    expect(chat.world.link?.wrong).toBe(0);
    expect(chat.meant()).not.toContain('cover.head');
    await chat.says('kode 1234');
    expect(chat.meant()[0]).toBe('cover.head');
  });

  it('leaves four digits alone where no page was filled in', async () => {
    const chat = await at(linkOnly(), 'menu', '1234');
    expect(chat.meant()).toEqual(['menu.notUnderstood', 'menu.pick']);
  });

  it('names the other ways to whoever cannot open it', async () => {
    const chat = await at(linkOnly(), 'cek kepesertaan', 'dak biso dibuka');
    expect(chat.meant()).toEqual(['check.ways_link']);
    expect(chat.choices()).toEqual(['Tautan baru', 'Minta petugas memeriksa', 'Menu']);
    await chat.says('tautan baru');
    expect(chat.meant()).toContain('check.link');
  });

  it('is given for an activation code that came first, before consent too', async () => {
    const chat = talk(linkOnly(), null);
    chat.world.consented = false;
    for (const message of [`/start ${SITI.code}`, 'setuju']) await chat.says(message);
    expect(chat.meant()).toEqual([
      'welcome.thanks',
      'check.notInChat',
      'check.linkForCode',
      'check.codeOfCase',
      'check.link',
      'check.askDigits',
    ]);
    await chat.says(SITI.nik);
    expect(chat.meant()[0]).toBe('cover.head');
    expect(of(chat, 'bind')).toMatchObject([{ proof: 'code', spends: `code:${SITI.code}` }]);
  });
});

describe('a NIK that is typed where nobody asked for it', () => {
  it('is taken, proven at once by the phone that the platform vouches for, and answered with a note', async () => {
    const made = linkOnly();
    made.vouched = '+6280000000001';
    const chat = await at(made, 'cek kepesertaan', SITI.nik);
    expect(chat.meant()).toEqual([
      'cover.head',
      'cover.active',
      'cover.paid',
      'cover.keepPaying',
      'check.saferByLink',
      'check.askRelation',
    ]);
    expect(of(chat, 'bind')).toMatchObject([{ proof: 'phone' }]);
  });

  it.each([
    ['a card number', [SITI.card]],
    ['a NIK out of the blue', ['menu', SITI.nik]],
    ['a NIK among the other ways', ['cek kepesertaan', 'cara lain', SITI.nik]],
  ])('opens at once with the own phone: %s', async (_, messages) => {
    const made = linkOnly();
    made.vouched = '+6280000000001';
    expect((await at(made, ...messages)).meant()[0]).toBe('cover.head');
  });

  it('asks first whether an odd one is right, and then takes the own phone', async () => {
    const made = linkOnly();
    const asked: string[] = [];
    made.ownPhone = async ({ index }) => {
      asked.push(index);
      return null;
    };
    const chat = await at(made, ODD);
    expect(asked).toEqual([]);
    expect(chat.choices()).toEqual(['Sudah benar', 'Cara lain']);
    await chat.says('sudah benar');
    expect(asked).toEqual([`nik:${ODD}`]);
    expect(chat.meant()).toEqual(['check.saferByLink', 'check.link', 'check.askProof_link']);
  });

  it('gets the link for its proof where the phone proves nothing, and the same for a stranger', async () => {
    const hers = await at(linkOnly(), SITI.nik);
    const stranger = await at(linkOnly(), '3201011203950000');
    expect(hers.meant()).toEqual(['check.saferByLink', 'check.link', 'check.askProof_link']);
    expect(stranger.texts()).toEqual(hers.texts());
    expect(hers.choices()).toEqual(['Tautan baru', 'Saya tidak punya']);
    await hers.says('1234');
    expect(hers.meant()).toEqual(['check.notFilledIn']);
    await hers.says('1');
    expect(hers.meant()).toEqual(['check.link', 'check.askProof_link']);
    fillIn(hers.world, '1234', 'family');
    await hers.says('1234');
    expect(hers.meant()[0]).toBe('cover.head');
  });

  it.each([
    ['the card', SITI.card],
    ['the family card', SITI.family],
    ['the activation code', CODE],
  ])('is proven by %s, typed unasked too', async (_, proof) => {
    const chat = await at(linkOnly(), SITI.nik, proof);
    expect(chat.meant()[0]).toBe('cover.head');
    expect(chat.meant()).not.toContain('check.saferByLink');
  });

  it('waits as long as any proof when the own phone was tried too often', async () => {
    const made = linkOnly();
    made.vouched = '+6280000000001';
    made.prove = async () => ({ ok: false, why: 'wait', until: new Date(made.clock.getTime() + 30_000) });
    const chat = await at(made, SITI.nik);
    expect(chat.meant()).toEqual(['check.saferByLink', 'check.waitMinutes', 'check.link', 'check.askProof_link']);
  });

  it.each(['157101570890000', '1111111111111111'])('is answered kindly when %s is none', async (written) => {
    expect((await at(linkOnly(), 'cek kepesertaan', written)).meant()).toEqual(['check.badNumber']);
    expect((await at(linkOnly(false), 'cek kepesertaan', written)).meant()).toEqual(['check.badNumber']);
  });
});

describe('without a page of ours', () => {
  it('says what else works, and takes a NIK that the person writes herself', async () => {
    const chat = await at(linkOnly(false), 'cek kepesertaan');
    expect(chat.meant()).toEqual(['check.ways_none']);
    for (const way of ['Kode aktivasi', 'Minta petugas memeriksa', 'kantor BPJS', 'tulis sendiri'])
      expect(chat.texts()[0]).toContain(way);
    expect(chat.choices()).toEqual(['Minta petugas memeriksa', 'Menu']);
    await chat.says(SITI.nik);
    expect(chat.meant()).toEqual(['check.askProof_none']);
    await chat.says(SITI.card);
    expect(chat.meant()[0]).toBe('cover.head');
    expect(of(chat, 'link')).toEqual([]);
  });

  it('takes the own phone, and an activation code before or after the NIK', async () => {
    const made = linkOnly(false);
    made.vouched = '+6280000000001';
    expect((await at(made, 'cek kepesertaan', SITI.nik)).meant()[0]).toBe('cover.head');
    expect((await at(linkOnly(false), SITI.nik, CODE)).meant()[0]).toBe('cover.head');
    const chat = await at(linkOnly(false), CODE);
    expect(chat.meant()).toEqual(['check.ways_none', 'check.codeHeld', 'check.codeOfCase']);
    await chat.says(SITI.nik);
    expect(chat.meant()[0]).toBe('cover.head');
  });

  it('leads to an officer, by name alone', async () => {
    const chat = await at(linkOnly(false), 'cek kepesertaan', '1');
    expect(chat.meant()).toEqual(['report.begin_check', 'report.askName_check']);
    const failed = await at(linkOnly(false), SITI.nik, '90000000009');
    expect(failed.meant()).toEqual(['check.notProven_none']);
    await failed.says('1');
    expect(failed.meant()).toEqual(['report.begin_check', 'report.askRelation_check']);
  });
});

describe('a report where numbers are not asked for', () => {
  it('of a death is told whole by an heir without any number', async () => {
    const chat = talk(linkOnly());
    const keys: (string | undefined)[] = [];
    for (const message of [
      ...['keluarga sayo meninggal kemaren', 'sakit', 'bungo', 'buat laporan', 'namanyo Ahmad Uji', '17-8-1970'],
      ...['Desa Sungai Duren', 'laki sayo', 'Nurhayati', 'chat ini be'],
    ]) {
      await chat.says(message);
      keys.push(chat.meant().at(-1));
    }
    expect(keys.slice(3, -1)).toEqual([
      'report.askName_death',
      'report.askBirthDate',
      'report.askVillage',
      'report.askRelation_death',
      'report.askReporter',
      'report.askPhone',
    ]);
    expect(chat.meant()[0]).toBe('report.done');
    expect(of(chat, 'report')).toMatchObject([
      { report: { kind: 'death', relation: 'spouse', nikIndex: null, told: { worker: expect.any(String) } } },
    ]);
  });

  it('takes a NIK that is typed, and asks for no family card then', async () => {
    const chat = await at(linkOnly(), 'keluarga sayo meninggal kemaren', 'sakit', 'bungo', 'buat laporan', SITI.nik);
    expect(chat.meant()).toEqual(['report.askRelation_death']);
    for (const message of ['suami', 'lewati', 'chat ini saja']) await chat.says(message);
    expect(of(chat, 'report')).toMatchObject([{ report: { nikIndex: `nik:${SITI.nik}`, participantId: null } }]);
  });

  it.each(['157101570890000', '1111111111111111', 'apo'])('asks for a name after "%s"', async (written) => {
    const chat = await at(linkOnly(), 'keluarga sayo meninggal kemaren', 'sakit', 'bungo', 'buat laporan', written);
    expect(['report.badName', 'report.askBirthDate']).toContain(chat.meant()[0]);
  });
});

describe('where a NIK may be asked for', () => {
  it('the link is one more choice, and leads back to the question', async () => {
    const chat = await at(either(), 'cek kepesertaan');
    expect(chat.meant()).toEqual(['check.askNik']);
    expect(chat.choices()).toEqual(['Lewat tautan aman']);
    await chat.says('lewat tautan bae');
    await chat.says('1');
    expect(chat.meant()).toEqual(['check.link', 'check.askDigits']);
    fillIn(chat.world, '1234', 'card');
    await chat.says('1234');
    expect(chat.meant()[0]).toBe('cover.head');
    const back = await at(either(), 'cek kepesertaan', '1', 'cara lain');
    expect(back.meant()).toEqual(['check.askNik']);
    await back.says(SITI.nik);
    expect(back.meant()).toEqual(['check.askProof_nik']);
  });

  it('a NIK is no slip: nothing is said of a safer way', async () => {
    const made = either();
    made.vouched = '+6280000000001';
    expect((await at(made, SITI.nik)).meant()).not.toContain('check.saferByLink');
  });

  it('no link is offered without a page of ours', async () => {
    expect((await at(world(), 'cek kepesertaan')).texts()[0]).toContain('Ketik 16 angka');
    expect((await at(world(), 'cek kepesertaan', 'lewat tautan aman')).meant()).toEqual(['check.needNik']);
  });
});
