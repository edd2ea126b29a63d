import { describe, expect, it } from 'vitest';
import { hearBirthDate } from '../../src/conversation/eligibility/age.ts';
import type { Day } from '../../src/domain/day.ts';
import { conditions } from '../../src/domain/eligibility/conditions.ts';
import { nextStep, nextWithout } from '../../src/domain/eligibility/next-step.ts';
import { paidProgrammes } from '../../src/domain/programmes.ts';
import { id } from '../../src/language/texts.ts';
import { talk, world } from '../support/talk.ts';

const on = async (day: string, ...messages: string[]) => {
  const chat = talk(world(`${day}T09:00:00+07:00`));
  for (const message of messages) await chat.says(message);
  return chat;
};
const today = (...messages: string[]) => on('2026-11-21', 'cek kelayakan', ...messages);
const healthy = ['belum', 'sehat'];

describe('cek kelayakan', () => {
  it('tells an ojol of Kota Jambi the best programme, why, who proposes, what to bring, two more and the self-paid way', async () => {
    const chat = await today('kota jambi', '45', 'ojol', ...healthy, 'dak tau');
    expect(chat.meant()).toEqual([
      'eligibility.foundLikely',
      ...['domicile', 'age', 'segment', 'not_covered', 'working', 'healthy', 'occupation', 'period'].map(
        (condition) => `eligibility.pass_${condition}`,
      ),
      'eligibility.by_city',
      'eligibility.next_propose_city',
      'eligibility.bring',
      'eligibility.bring_ktp',
      'eligibility.bring_kk',
      'eligibility.decided',
      'eligibility.alsoLikely',
      'eligibility.alsoLikely',
      'eligibility.selfPaid',
      'offices.jambi',
      'eligibility.next',
    ]);
    const [found, self] = chat.texts();
    for (const fact of ['Kota Jambi Bahagia', 'Kampung Bahagia', 'Pro Jambi Tangguh', 'kemungkinan', 'memutuskan']) {
      expect(found).toContain(fact);
    }
    expect(self).toContain('Rp8.400');
    expect(found!.length + self!.length).toBeLessThan(1_500);
    expect(chat.choices()).toEqual(['Iuran', 'Minta petugas memeriksa', 'Menu']);
  });

  it('names what paying oneself costs in that month', async () => {
    const chat = await on('2027-04-01', 'cek kelayakan', 'kota jambi', '45', 'ojol', ...healthy, 'tidak');
    expect(chat.texts().join()).toContain('Rp16.800');
    const farmer = await on('2027-01-10', 'cek kelayakan', 'kerinci', '45', 'petani', ...healthy, 'tidak');
    expect(farmer.texts().join()).toContain('Rp16.800');
  });

  it('never promises', async () => {
    const chat = await today('kota jambi', '45', 'ojol', ...healthy, 'iyo');
    expect(chat.texts().join()).not.toMatch(/pasti (diterima|dapat|bisa)|dijamin|berhak/i);
  });

  it('offers a palm farmer of Tebo Dumisake when listed, and the palm money for an officer to check', async () => {
    const chat = await today('tebo', '12/3/81', 'ndodos sawit', 'dak ado', 'sehat', 'iyo');
    expect(chat.texts()[0]).toContain('BKBK Dumisake');
    expect(chat.texts()[0]).toContain('DBH Sawit Tebo');
    expect(chat.meant()).toContain('eligibility.pass_poverty');
    expect(chat.meant()).toContain('eligibility.alsoOfficer');
    const unlisted = await today('tebo', '45', 'ndodos sawit', ...healthy, 'tidak');
    expect(unlisted.meant()[0]).toBe('eligibility.foundOfficer');
    expect(unlisted.texts()[0]).toMatch(/^🔎 \*DBH Sawit Tebo/);
    expect(unlisted.meant()).toContain('eligibility.unknown_period');
    expect(unlisted.meant()).toContain('eligibility.next_ask_officer');
    expect(unlisted.meant()).toContain('eligibility.fail_poverty');
  });

  it('offers a village official of Merangin what the villages pay', async () => {
    const chat = await today('bangko', '50 taun', 'kadus', ...healthy, 'tidak');
    expect(chat.meant()[0]).toBe('eligibility.foundLikely');
    expect(chat.texts()[0]).toContain('APBDes Merangin');
    expect(chat.meant()).toContain('eligibility.next_propose_village');
    expect(chat.texts()[1]).toContain('Muara Bungo');
  });

  it('leaves to an officer what somebody does not know', async () => {
    const chat = await today('merangin', '50', 'kadus', 'dak tau', 'sehat', 'dak tau');
    expect(chat.meant()[0]).toBe('eligibility.foundOfficer');
    expect(chat.meant()).toContain('eligibility.unknown_not_covered');
    expect(chat.choices()[0]).toBe('Cek kepesertaan');
  });

  it('says why where nothing fits, the most telling first', async () => {
    const chat = await today('sungai penuh', '38', 'jualan', ...healthy, 'tidak');
    expect(chat.meant()).toEqual([
      'eligibility.none',
      'eligibility.fail_poverty',
      'eligibility.fail_occupation',
      'eligibility.next_self_paid',
      'eligibility.selfPaid',
      'eligibility.planned',
      'offices.muara_bungo',
      'eligibility.next',
    ]);
  });

  it('tells who is covered to keep it, and asks nothing more', async () => {
    const chat = await today('kota jambi', '45', 'ojol', 'lah terdaftar');
    expect(chat.meant()).toEqual([
      'eligibility.none',
      'eligibility.fail_not_covered',
      'eligibility.next_keep_cover',
      'eligibility.selfPaidLater',
      'eligibility.next',
    ]);
    expect(chat.choices()[0]).toBe('Cek kepesertaan');
  });

  it('sends who has an employer to the employer', async () => {
    const chat = await today('kota jambi', '45', 'sopir', 'pns');
    expect(chat.meant()).toEqual([
      'eligibility.none',
      'eligibility.fail_segment',
      'eligibility.next_ask_employer',
      'eligibility.selfPaidEmployed',
      'eligibility.next',
    ]);
  });

  it.each([
    ['ill', 'sakit', 'healthy'],
    ['without work', 'dak kerjo', 'working'],
  ])('sends who is %s to the office first', async (_, said, condition) => {
    const chat = await today('bungo', '38', 'petani', 'belum', said);
    expect(chat.meant()).toEqual([
      'eligibility.none',
      `eligibility.fail_${condition}`,
      'eligibility.next_ask_bpjs',
      'eligibility.selfPaidAsk',
      'offices.muara_bungo',
      'eligibility.next',
    ]);
  });

  it.each(['padang', 'ktp sumbar', '1'])(
    'has no programme of Jambi for %s, and names the self-paid way',
    async (said) => {
      const chat = await today(said);
      expect(chat.meant()).toEqual(['eligibility.elsewhere', 'eligibility.selfPaid', 'eligibility.next']);
      expect(chat.texts()[1]).toContain('Rp8.400');
    },
  );

  it('shows a plan as a plan to those it is for, and to nobody else', async () => {
    const driver = await today('batanghari', '38', 'sopir batu bara', ...healthy, 'iyo');
    expect(driver.texts()[0]).not.toContain('Minerba');
    expect(driver.texts()[1]).toMatch(/Baru \*rencana\*, belum dibuka: Pengemudi Angkutan Minerba/);
    const ill = await today('batanghari', '38', 'sopir batu bara', 'belum', 'sakit');
    expect(ill.meant()).not.toContain('eligibility.planned');
    const fisher = await today('batanghari', '38', 'nelayan', ...healthy, 'iyo');
    expect(fisher.meant()).not.toContain('eligibility.planned');
    const owner = await today('batanghari', '38', 'umkm', ...healthy, 'iyo');
    expect(owner.texts()[1]).toContain('Penerima Modal Usaha');
  });

  it('asks for the list only where a programme that is still open wants it', async () => {
    const chat = await today('kota jambi', '45', 'ojol', 'belum', 'sakit');
    expect(chat.meant()).not.toContain('eligibility.askListed');
    const after = await on('2031-01-01', 'cek kelayakan', 'kerinci', '45', 'nelayan', ...healthy);
    expect(after.meant()).toContain('eligibility.askListed');
  });
});

describe('the age', () => {
  it.each([
    ['17', '17', '12/3/2009'],
    ['64', '64', '12/3/1962'],
    ['65', '65', '12/3/1961'],
  ])('of %s asks for the birth date', async (_, age, example) => {
    const chat = await today('kota jambi', age);
    expect(chat.meant()).toEqual(['eligibility.askBirthDate']);
    expect(chat.texts()[0]).toContain(example);
  });

  it.each(['18', '63', '16', '66'])('of %s does not', async (age) => {
    expect((await today('kota jambi', age)).meant()).not.toContain('eligibility.askBirthDate');
  });

  it('is the last day before 65 for the programmes, and 65 from the birthday', async () => {
    const before = await today('kota jambi', '64', '22/11/1961');
    expect(before.meant()).toEqual(['eligibility.askOccupation']);
    const chat = await today('kota jambi', '65', '21/11/1961');
    expect(chat.meant()).toEqual(['eligibility.askCover']);
    await chat.says('belum');
    expect(chat.meant()).toEqual([
      'eligibility.none',
      'eligibility.fail_age',
      'eligibility.next_ask_bpjs',
      'eligibility.selfPaidClosed',
      'offices.jambi',
      'eligibility.next',
    ]);
  });

  it('of 65 who forgot the day is taken as said, of 70 nobody is registered anew, who is covered keeps it', async () => {
    expect((await today('kota jambi', '65', 'dak ingat')).meant()).toEqual(['eligibility.askCover']);
    expect((await today('kota jambi', '70', 'belum')).meant()).toContain('eligibility.next_no_new_registration');
    expect((await today('kota jambi', '70', 'sudah')).meant()).toContain('eligibility.next_keep_cover');
  });

  it('of a child ends the questions, and does not send the child to pay', async () => {
    const chat = await today('bungo', '15');
    expect(chat.meant()).toEqual([
      'eligibility.none',
      'eligibility.fail_age',
      'eligibility.next_ask_bpjs',
      'eligibility.selfPaidYoung',
      'offices.muara_bungo',
      'eligibility.next',
    ]);
  });

  it('of 17 is left to an officer, in six questions', async () => {
    const chat = await today('kota jambi', '17', 'dak tau', 'ojol', 'belum', 'sehat');
    expect(chat.meant()[0]).toBe('eligibility.foundOfficer');
    expect(chat.meant()).toContain('eligibility.unknown_age');
  });

  it.each([
    ['12/3/81', '1981-03-12'],
    ['12-3-1981', '1981-03-12'],
    ['lahir 12 maret 1981', '1981-03-12'],
    ['12 maret 81', '1981-03-12'],
    ['1981-03-12', '1981-03-12'],
    ['12/3/05', '2005-03-12'],
    ['12 maret', undefined],
    ['kemarin', undefined],
    ['45', undefined],
    ['umur 45', undefined],
    ['31/2/1981', undefined],
    ['12/3/2024', undefined],
    ['12/3/1901', undefined],
  ])('reads a birth date: %s', (written, born) => {
    expect(hearBirthDate(written, '2026-11-21' as Day)).toBe(born);
  });
});

describe('a slip in cek kelayakan', () => {
  const six = ['kota jambi', '45', 'ojol', 'belum', 'sehat'];
  it.each([
    ['the place', 0, 'di ujung sano', 'eligibility.badDomicile'],
    ['the age', 1, 'lah tuo', 'eligibility.badAge'],
    ['an age nobody has', 1, '200', 'eligibility.badAge'],
    ['the occupation', 2, 'honorer', 'eligibility.badOccupation'],
    ['the cover', 3, 'kartu biru', 'eligibility.badCover'],
    ['the work', 4, 'cak itula', 'eligibility.badWork'],
    ['the list', 5, 'mungkin', 'eligibility.badListed'],
  ])('%s is asked again with an example', async (_, at, slip, key) => {
    const chat = await today(...six.slice(0, at));
    const place = chat.place;
    await chat.says(slip);
    expect(chat.meant()).toEqual([key]);
    expect(chat.place).toEqual(place);
  });

  it('of a birth date too', async () => {
    const chat = await today('kota jambi', '64', 'maret');
    expect(chat.meant()).toEqual(['eligibility.badBirthDate']);
  });

  it('may be taken back question by question, and given up', async () => {
    const chat = await today(...six);
    const asked = [];
    for (const _ of six) {
      await chat.says('kembali');
      asked.push(chat.meant().at(-1));
    }
    expect(asked).toEqual(['Work', 'Cover', 'Occupation', 'Age', 'Domicile'].map((name) => `eligibility.ask${name}`));
    await chat.says('batal');
    expect(chat.meant()).toEqual(['menu.cancelled', 'menu.pick']);
    expect(chat.world.effects).toEqual([]);
  });
});

describe('every code', () => {
  const texts: Record<string, string> = id.eligibility;
  const told = (keys: string[]) => keys.filter((key) => !texts[key]);

  it('of a condition has a sentence for each result', () => {
    const names = Object.keys(conditions);
    expect(told(names.map((name) => `fail_${name}`))).toEqual([]);
    const open = names.filter((name) => name !== 'open');
    expect(told(open.flatMap((name) => [`pass_${name}`, `unknown_${name}`]))).toEqual([]);
  });

  it('of a programme has a sentence: who proposes, what is next, what to bring', () => {
    const steps = paidProgrammes.flatMap((one) =>
      (['likely', 'ask_officer', 'not'] as const).map((verdict) => nextStep(verdict, one, 'self_paid')),
    );
    expect(told(steps.map((step) => `next_${step}`))).toEqual([]);
    expect(told(paidProgrammes.flatMap(({ proposedBy }) => (proposedBy ? [`by_${proposedBy}`] : [])))).toEqual([]);
    expect(told(paidProgrammes.flatMap(({ bring }) => bring.map((paper) => `bring_${paper}`)))).toEqual([]);
  });

  it('of what is left without a programme has a sentence', () => {
    const base = { age: 40, month: '2026-11' };
    const people = [
      { ...base, covered: true },
      { ...base, segment: 'pu' as const },
      { ...base, age: 65 },
      { ...base, age: 66 },
      { ...base, ill: true },
      base,
    ];
    const steps = new Set(people.map(nextWithout));
    expect(steps.size).toBe(5);
    expect(told([...steps].map((step) => `next_${step}`))).toEqual([]);
  });
});
