import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, countWorkingDays, holidays } from '../../../src/domain/claims/working-days.ts';
import { addDays, type Day, day } from '../../../src/domain/day.ts';

const on = (text: string): Day => day.parse(text);

describe('working days', () => {
  it.each([
    ['do not count the day they start from', '2026-11-23', 1, '2026-11-24', true],
    ['lead from Friday to Monday', '2026-11-20', 1, '2026-11-23', true],
    ['lead from Saturday to Monday', '2026-11-21', 1, '2026-11-23', true],
    ['lead from Sunday to Monday', '2026-11-22', 1, '2026-11-23', true],
    ['go on through a week', '2026-11-20', 7, '2026-12-01', true],
    ['leave out a national holiday', '2026-08-14', 1, '2026-08-18', true],
    ['leave out joint leave', '2026-05-26', 1, '2026-05-29', true],
    ['leave out Christmas and the joint leave before it', '2026-12-23', 1, '2026-12-28', true],
    ['lead over New Year into a known year', '2026-12-31', 1, '2027-01-04', true],
    ['are the day itself when there are none', '2026-11-21', 0, '2026-11-21', true],
    ['end exactly on the last working day of the known years', '2027-12-30', 1, '2027-12-31', true],
    ['are about right past the known years', '2027-12-31', 1, '2028-01-03', false],
    ['are about right before the known years', '2024-12-30', 1, '2024-12-31', false],
    ['are about right from the year before into a known one', '2024-12-30', 2, '2025-01-02', false],
    ['are exact from the last day of a year that is not known', '2024-12-31', 1, '2025-01-02', true],
    ['are about right over an Idulfitri that may move', '2027-03-05', 1, '2027-03-16', false],
    ['are exact until the day before it', '2027-03-04', 1, '2027-03-05', true],
    ['are exact after it', '2027-03-12', 1, '2027-03-16', true],
    ['are about right over an Iduladha that may move', '2027-05-14', 1, '2027-05-21', false],
    ['are about right over joint leave that nobody confirmed', '2025-08-15', 1, '2025-08-19', false],
  ])('%s', (_, from, days, end, exact) => {
    expect(addWorkingDays(on(from), days)).toEqual({ on: end, exact });
  });

  const anyDay = fc.integer({ min: 0, max: 1_000 }).map((days) => addDays(on('2025-01-01'), days));
  it('end later the more of them there are, one by one', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 20 }), (from, days) => {
        const before = addWorkingDays(from, days - 1).on;
        expect(addWorkingDays(from, days).on).toBe(addWorkingDays(before, 1).on);
        expect(before < addWorkingDays(from, days).on).toBe(true);
      }),
    );
  });
});

describe('counting working days', () => {
  it.each([
    ['does not count the day it starts from', '2026-11-23', '2026-11-24', 1, true],
    ['counts the last day', '2026-11-20', '2026-12-01', 7, true],
    ['leaves out the weekend', '2026-11-20', '2026-11-22', 0, true],
    ['leaves out a national holiday', '2026-08-14', '2026-08-18', 1, true],
    ['leaves out joint leave', '2026-12-23', '2026-12-28', 1, true],
    ['is none on the day itself', '2026-11-23', '2026-11-23', 0, true],
    ['is none backwards', '2026-11-24', '2026-11-23', 0, true],
    ['is about right past the known years', '2027-12-30', '2028-01-03', 2, false],
    ['is about right over a holiday that may move', '2027-03-05', '2027-03-16', 1, false],
  ])('%s', (_, from, to, days, exact) => {
    expect(countWorkingDays(on(from), on(to))).toEqual({ days, exact });
  });

  it('undoes adding them', () => {
    const anyDay = fc.integer({ min: 0, max: 1_000 }).map((days) => addDays(on('2025-01-01'), days));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 40 }), (from, days) => {
        const end = addWorkingDays(from, days);
        expect(countWorkingDays(from, end.on)).toEqual({ days, exact: end.exact });
      }),
    );
  });
});

describe('the holidays', () => {
  it('are of 2025, 2026 and 2027, one after the other', () => {
    expect(holidays.map(({ year }) => year)).toEqual([2025, 2026, 2027]);
  });

  it.each([
    [2025, 17, 11],
    [2026, 17, 8],
    [2027, 18, 8],
  ])('of %d are %d national ones and %d of joint leave', (year, national, joint) => {
    const one = holidays.find((some) => some.year === year)!;
    expect([one.national.length, one.jointLeave.length]).toEqual([national, joint]);
  });

  it.each(holidays.map((one) => [one.year, one] as const))('of %d stand sorted, once, in their year', (year, one) => {
    for (const days of [one.national, one.jointLeave, one.unsure]) {
      expect(days).toEqual([...new Set(days)].sort());
      expect(days.filter((some) => !some.startsWith(`${year}-`))).toEqual([]);
    }
    expect(one.national.filter((some) => one.jointLeave.includes(some))).toEqual([]);
    expect(one.unsure.filter((some) => ![...one.national, ...one.jointLeave].includes(some))).toEqual([]);
    expect(one.confidence).toBe('published');
    expect(one.cite).toMatch(/^SKB 3 Menteri Nomor \d+\/\d{4}/);
  });
});
