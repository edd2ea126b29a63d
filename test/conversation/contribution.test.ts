import { describe, expect, it } from 'vitest';
import { id } from '../../src/language/texts.ts';
import { talk, world } from '../support/talk.ts';

const on = async (day: string, ...messages: string[]) => {
  const chat = talk(world(`${day}T09:00:00+07:00`));
  for (const message of messages) await chat.says(message);
  return chat;
};
const today = (...messages: string[]) => on('2026-11-21', ...messages);
const answer = async (chat: Awaited<ReturnType<typeof today>>) => chat.texts()[0]!;

const own = ['contribution.sum', 'contribution.jkk', 'contribution.jkm'];

describe('iuran of someone who works alone', () => {
  it('is halved for an ojol in November 2026, with the months that are left and what comes after', async () => {
    const chat = await today('berapo iuran', 'dewek', 'ojol', 'sayo dewek', 'dak tentu');
    expect(chat.meant()).toEqual([
      ...own,
      'contribution.relief',
      'contribution.baseLeast',
      'contribution.due',
      'contribution.oldAge',
      'contribution.pay',
      'contribution.sure_published',
      'contribution.next',
    ]);
    const text = await answer(chat);
    for (const fact of [
      'Rp8.400 sebulan',
      'November 2026',
      'Rp5.000',
      'Rp3.400',
      '50%',
      'Maret 2027',
      '5 bulan',
      'Rp16.800',
      'PP 50/2025 Pasal 4 ayat (1) dan Pasal 7 huruf a',
      'Rp1.000.000',
      '15 November 2026',
      'lebih dari 3 bulan',
      'PP 44/2015 Pasal 39 dan 42',
      'Rp20.000',
      'JMO',
      'Perisai',
      '175',
      'Perkiraan',
    ]) {
      expect(text.toLowerCase()).toContain(fact.toLowerCase());
    }
    expect(text.length).toBeLessThan(1_500);
  });

  it.each([
    [
      'the last month of the relief for transport',
      '2027-03-31',
      ['ojol', 'sayo', '1 juta'],
      'Rp8.400 sebulan',
      '1 bulan',
    ],
    ['the month after it', '2027-04-01', ['1 juta'], 'Rp16.800 sebulan', 'Maret 2027'],
    [
      'the last month of the relief for others',
      '2026-12-31',
      ['petani', 'sayo', '1 juta'],
      'Rp8.400 sebulan',
      '1 bulan',
    ],
    ['a farmer in January 2027', '2027-01-01', ['tani', '1 juta'], 'Rp16.800 sebulan', 'Desember 2026'],
    ['an income of 1,5 million', '2026-11-21', ['kurir', 'dewek', '1,5 jt'], 'Rp11.400 sebulan', 'Rp1.600.000'],
  ])('takes the rules of the month: %s', async (_, day, said, sum, fact) => {
    const text = await answer(await on(day, 'iuran', 'sendiri', ...said));
    expect(text).toContain(sum);
    expect(text).toContain(fact);
  });

  it('is whole and nobody’s own burden where the city pays, and the income is not asked', async () => {
    const chat = await today('iuran', '1', 'ojek', 'pemkot');
    expect(chat.meant()).toEqual([
      ...own,
      'contribution.reliefState',
      'contribution.baseLeast',
      'contribution.payState',
      'contribution.sure_published',
      'contribution.next',
    ]);
    expect(await answer(chat)).toContain('Rp16.800 sebulan');
    expect(await answer(chat)).toContain('PP 50/2025 Pasal 3 ayat (5)');
  });

  it('says that the relief is not certain where the village pays, or an owner may employ others', async () => {
    const village = await today('iuran', '1', 'dagang', 'dana desa', '2 jt');
    expect(village.meant()).toContain('contribution.reliefPayerUnsure');
    expect(village.meant()).toContain('contribution.sure_unconfirmed');
    const owner = await today('iuran', '1', 'umkm', 'sayo', '2 jt');
    expect(owner.meant()).toContain('contribution.reliefOwnerUnsure');
    expect(owner.meant()).not.toContain('contribution.reliefPayerUnsure');
  });

  it('leaves open whether a pedicab is transport when that decides', async () => {
    const chat = await on('2027-02-10', 'iuran', '1', 'becak', 'sayo', '1jt');
    expect(chat.meant()).toContain('contribution.reliefGroupUnsure');
    expect(await answer(chat)).toContain('Rp16.800 sebulan');
  });

  it('hears an occupation as the answer to how one works, says so, and can be taken back', async () => {
    const chat = await today('iuran', 'ojol');
    expect(chat.meant()).toEqual(['contribution.takenAsSelf', 'contribution.askPayer']);
    await chat.says('kembali');
    expect(chat.meant()).toEqual(['contribution.askHow']);
  });

  it('takes the two groups as buttons', async () => {
    const chat = await today('iuran', '1', '2', '1', '1');
    expect(await answer(chat)).toContain('Desember 2026');
    const transport = await today('iuran', '1', '1', '1', '1');
    expect(await answer(transport)).toContain('Maret 2027');
  });
});

describe('iuran of the others', () => {
  it('gives the lowest and the highest class to those who are paid a wage, and says who pays', async () => {
    const chat = await today('iuran', 'perusahaan', '3jt');
    expect(chat.meant()).toEqual([
      'contribution.wages',
      'contribution.wagesLeast',
      'contribution.wagesMost',
      'contribution.wagesPaid',
      'contribution.wagesRisk',
      'contribution.wagesOldAge',
      'contribution.wagesNext',
      'contribution.sure_statute',
      'contribution.next',
    ]);
    for (const fact of ['Rp16.200', 'Rp61.200', 'Rp7.200', 'Rp52.200', 'Rp9.000', 'Rp171.000', 'pemberi kerja']) {
      expect(await answer(chat)).toContain(fact);
    }
  });

  it('works out a construction contract by its bands', async () => {
    const text = await answer(await today('iuran', 'proyek', '750 juta'));
    for (const fact of ['Rp1.375.000', 'Rp1.215.000', 'Rp160.000', 'Pasal 54 ayat (2)']) expect(text).toContain(fact);
  });

  it('gives the rates by wage where nobody knows the contract', async () => {
    const chat = await today('iuran', 'proyek', 'dak tau');
    expect(chat.meant()).toEqual(['contribution.contractByWage', 'contribution.contractNext', 'contribution.next']);
    for (const fact of ['1,74%', '0,3%', 'Rp61.200']) expect(await answer(chat)).toContain(fact);
  });

  it('tells those who work abroad all sums at once', async () => {
    const text = await answer(await today('iuran', 'tki'));
    for (const fact of [
      'Rp37.500',
      'Rp108.000',
      'Rp189.000',
      'Rp332.500',
      'Rp13.500',
      'Rp370.000',
      'Permenaker 4/2023',
    ]) {
      expect(text).toContain(fact);
    }
  });
});

describe('a slip in iuran', () => {
  it.each([
    ['how one works', ['iuran'], 'cak mano', 'contribution.pickHow'],
    ['the occupation', ['iuran', '1'], 'honorer', 'contribution.pickOccupation'],
    ['who pays', ['iuran', '1', 'ojol'], 'siapo la', 'contribution.pickPayer'],
    ['the income', ['iuran', '1', 'ojol', 'sayo'], 'lumayan', 'contribution.badIncome'],
    ['an income of a day', ['iuran', '1', 'ojol', 'sayo'], '100rb sehari', 'contribution.perMonth'],
    ['the wage', ['iuran', '2'], 'umr', 'contribution.badWage'],
    ['a wage of a week', ['iuran', '2'], '500rb seminggu', 'contribution.perMonth'],
    ['the contract', ['iuran', '3'], 'besak nian', 'contribution.badContract'],
  ])('%s is asked again with an example', async (_, before, slip, key) => {
    const chat = await today(...before);
    const place = chat.place;
    const [text] = await chat.says(slip);
    expect(chat.meant()).toEqual([key]);
    expect(chat.place).toEqual(place);
    expect(text).toMatch(/misalnya/);
  });

  it('gives way to batal and to another topic, and keeps nothing', async () => {
    const chat = await today('iuran', '1', 'ojol', 'batal');
    expect(chat.meant()).toEqual(['menu.cancelled', 'menu.pick']);
    const other = await today('iuran', '1', 'ojol', 'manfaat jkm');
    expect(other.meant()[0]).toBe('jkm.intro');
    expect([...chat.world.effects, ...other.world.effects]).toEqual([]);
  });
});

it('every text of iuran that says a sum calls it an estimate', () => {
  const heads = ['sum', 'wages', 'contract', 'abroad', 'contractByWage'] as const;
  expect(heads.filter((head) => !/perkiraan/i.test(id.contribution[head]))).toEqual([]);
});
