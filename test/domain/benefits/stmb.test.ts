import { describe, expect, it } from 'vitest';
import { estimated, partOf, sumOf } from './asked.ts';

const old = '2019-12-01';
const now = '2019-12-02';
const asked = { event: 'work_accident', segment: 'pu', wage: 3_000_000, unpaidMonths: 0 };

describe('STMB', () => {
  it.each([
    [1, 3_000_000, 3_000_000],
    [6, 18_000_000, 18_000_000],
    [6.5, 19_125_000, 19_500_000],
    [7, 20_250_000, 21_000_000],
    [11.5, 30_375_000, 34_500_000],
    [12, 31_500_000, 36_000_000],
    [12.5, 32_250_000, 36_750_000],
    [13, 33_000_000, 37_500_000],
    [20, 43_500_000, 48_000_000],
  ])('of %d months', (stmbMonths, before, since) => {
    expect(sumOf({ ...asked, stmbMonths, on: old }, 'stmb')).toBe(before);
    expect(sumOf({ ...asked, stmbMonths, on: now }, 'stmb')).toBe(since);
  });

  it.each([
    [6, '6 × 100% × 3.000.000', '6 × 100% × 3.000.000'],
    [7, '6 × 100% × 3.000.000 + 1 × 75% × 3.000.000', '6 × 100% × 3.000.000 + 1 × 100% × 3.000.000'],
    [0.5, '15/30 × 100% × 3.000.000', '15/30 × 100% × 3.000.000'],
    [
      13.5,
      '6 × 100% × 3.000.000 + 6 × 75% × 3.000.000 + 45/30 × 50% × 3.000.000',
      '6 × 100% × 3.000.000 + 6 × 100% × 3.000.000 + 45/30 × 50% × 3.000.000',
    ],
  ])('says how %d months are counted', (stmbMonths, before, since) => {
    expect(partOf({ ...asked, stmbMonths, on: old }, 'stmb')?.how).toBe(before);
    expect(partOf({ ...asked, stmbMonths, on: now }, 'stmb')?.how).toBe(since);
  });

  it('counts a part of a month by days of 30, which no law says', () => {
    const days = estimated({ ...asked, stmbMonths: 0.5 });
    expect(days.assumed).toEqual(['stmb_days']);
    expect(partOf({ ...asked, stmbMonths: 0.5 }, 'stmb')).toMatchObject({
      amount: 1_500_000,
      confidence: 'unconfirmed',
      cite: expect.stringMatching(/^PP 82\/2019 Pasal 25 ayat \(2\) huruf b angka 2.*; Pembagi hari/),
    });
  });

  it('needs no days for whole months', () => {
    expect(estimated({ ...asked, stmbMonths: 13 }).assumed).toEqual([]);
    const part = partOf({ ...asked, stmbMonths: 13 }, 'stmb');
    expect(part).toMatchObject({ confidence: 'published', cite: expect.not.stringContaining('Pembagi') });
    expect(partOf({ ...asked, stmbMonths: 13, on: old }, 'stmb')?.cite).toMatch(/^PP 44\/2015 [^;]*$/);
  });

  it('takes the nearest whole day', () => {
    expect(sumOf({ ...asked, stmbMonths: 0.05 }, 'stmb')).toBe(200_000);
    expect(sumOf({ ...asked, stmbMonths: 0.04 }, 'stmb')).toBe(100_000);
    expect(sumOf({ ...asked, stmbMonths: 1.01 }, 'stmb')).toBe(3_000_000);
    expect(estimated({ ...asked, stmbMonths: 1.01 }).assumed).toEqual([]);
  });

  it.each([undefined, null, 0, 0.01])('is no part of an answer for less than half a day: %s', (stmbMonths) => {
    const found = estimated({ ...asked, stmbMonths });
    expect(found).toMatchObject({ total: 0, assumed: [], askOfficer: [] });
    expect(found.components.map(({ name }) => name)).toEqual(['medical_care']);
  });

  it('is rounded once, half up', () => {
    expect(sumOf({ ...asked, wage: 1, stmbMonths: 13, on: old }, 'stmb')).toBe(11);
    expect(sumOf({ ...asked, wage: 1, stmbMonths: 13 }, 'stmb')).toBe(13);
    expect(sumOf({ ...asked, wage: 29, stmbMonths: 0.5 }, 'stmb')).toBe(15);
  });

  it('goes to the heirs too, for the months before a death at work', () => {
    expect(sumOf({ ...asked, event: 'work_death', stmbMonths: 4 }, 'stmb')).toBe(12_000_000);
  });

  it('is nothing of a death that work did not cause', () => {
    expect(sumOf({ ...asked, event: 'other_death', stmbMonths: 4 }, 'stmb')).toBeUndefined();
  });
});
