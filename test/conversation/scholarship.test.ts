import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { siti, talk, world } from '../support/talk.ts';

const START = 'beasiswa anak';

const at = async (...messages: string[]) => {
  const chat = talk();
  for (const message of [START, ...messages]) await chat.says(message);
  return chat;
};

/** A chat that speaks for Siti, whose cover began on a day. */
const bound = async (startsOn: string, ...messages: string[]) => {
  const made = world();
  made.bound = [{ participantId: 1, name: 'Siti Uji', relation: 'spouse', until: '2027-05-20' as Day }];
  made.record = async () => ({ ...siti, covers: [{ ...siti.covers[0]!, startsOn: startsOn as Day }] });
  const chat = talk(made);
  for (const message of [START, ...messages]) await chat.says(message);
  return chat;
};

describe('beasiswa anak', () => {
  it.each([
    ['SD 1', 'Rp84.000.000'],
    ['smp kelas 2', 'Rp73.000.000'],
    ['kuliah semester 5', 'Rp36.000.000'],
    ['SD 4, SMP 1', 'Rp154.500.000'],
    ['2 anak TK', 'Rp174.000.000'],
  ])('says what is left for %s after an accident at work', async (children, sum) => {
    const chat = await at('kecelakaan kerjo', children);
    expect(chat.meant()[0]).toBe('scholarship.sum');
    expect(chat.texts()[0]).toContain(`*${sum}*`);
  });

  it('tells each child by its levels, until when, the yearly renewal, the papers and the articles', async () => {
    const text = (await at('1', 'SD 4, SMP 1')).texts()[0]!;
    for (const fact of [
      '*Anak ke-1* (SD kelas 4): Rp79.500.000',
      '*Anak ke-2* (SMP tahun ke-1): Rp75.000.000',
      '• SD: 3 tahun × Rp1.500.000',
      '• Kuliah atau pelatihan: 5 tahun × Rp12.000.000',
      '23 tahun',
      '*setiap tahun*',
      '• Akta kelahiran anak',
      'Rapor atau transkrip terakhir',
      'Pasal 104 ayat (1)',
      'bukan janji',
    ])
      expect(text).toContain(fact);
  });

  it('gives two of more children, and says that an officer settles which', async () => {
    const chat = await at('1', 'SD 4, SMP 1, TK');
    expect(chat.meant()).toEqual(expect.arrayContaining(['scholarship.onlyTwo', 'scholarship.firstGrade']));
    expect(chat.meant().filter((key) => key.startsWith('scholarship.child_'))).toEqual([
      'scholarship.child_sd',
      'scholarship.child_tk',
    ]);
    expect(chat.texts()[0]).toContain('Rp166.500.000');
  });

  it.each([
    ['35 bulan', 'scholarship.tooFew'],
    ['36 bulan', 'estimate.askChildren'],
    ['3 tahun', 'estimate.askChildren'],
  ])('after another death takes the months of contributions into account: %s', async (months, key) => {
    expect((await at('sakit', months)).meant()[0]).toBe(key);
  });

  it('says that the months are needed where nobody knows them, and that in a row is for an officer', async () => {
    expect((await at('2', 'dak tau', 'SD 4')).meant()).toContain('scholarship.monthsUnknown');
    expect((await at('2', '40 bulan', 'SD 4')).meant()).toContain('scholarship.inARow');
    expect((await at('1', 'SD 4')).meant()).not.toContain('scholarship.inARow');
  });

  it('says kindly that there is nothing without children at school', async () => {
    expect((await at('1', 'dak ado')).meant()).toEqual(['scholarship.noChildren', 'scholarship.next']);
  });

  it.each([
    [[], 'entahlah', 'scholarship.pickCause'],
    [['2'], 'lamo', 'estimate.badMonths'],
    [['2'], '1', 'estimate.bareMonths'],
    [['1'], '1', 'estimate.bareChildren'],
    [['1'], 'SD 9', 'estimate.badChildren'],
  ])('asks again after %j: %s', async (before, slip, key) => {
    const chat = await at(...before, slip);
    expect(chat.meant()).toEqual([key]);
  });

  it('goes back', async () => {
    const chat = await at('2', '40 bulan');
    for (const key of ['estimate.askMonths', 'scholarship.askCause']) {
      await chat.says('kembali');
      expect(chat.meant()).toEqual([key]);
    }
  });

  it('reads the months from the record of the one person this chat speaks for', async () => {
    const enough = await bound('2023-01-01', '2');
    expect(enough.meant()).toEqual(['scholarship.own', 'estimate.askChildren']);
    expect(enough.texts()[0]).toContain('46 bulan');
    expect(enough.world.effects).toEqual([{ do: 'audit', action: 'record.shown', subject: 'participant:1' }]);
    expect((await bound('2026-01-01', '2')).meant()).toContain('scholarship.tooFew');
  });
});
