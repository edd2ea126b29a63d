import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverState, endedLately, unpaidMonths } from '../../src/domain/cover.ts';
import {
  addDays,
  addMonths,
  type Day,
  day,
  dayOf,
  daysBetween,
  instantOf,
  lastOfMonth,
  minuteOf,
} from '../../src/domain/day.ts';

const on = (text: string): Day => day.parse(text);
const year = { startsOn: on('2026-01-01'), endsOn: on('2026-12-31') };

describe('a stretch of cover', () => {
  it.each([
    ['is to come the day before it begins', '2025-12-31', '2026-01-31', 'future'],
    ['is active on its first day', '2026-01-01', '2026-01-31', 'active'],
    ['is active while the running month is not over', '2026-02-28', '2026-01-31', 'active'],
    ['is in arrears once a month is over unpaid', '2026-03-01', '2026-01-31', 'arrears'],
    ['stands through three unpaid months', '2026-05-31', '2026-01-31', 'arrears'],
    ['has lapsed with the fourth', '2026-06-01', '2026-01-31', 'lapsed'],
    ['owes nothing for the months before it began', '2026-02-28', '2025-06-30', 'arrears'],
    ['is active on its last day', '2026-12-31', '2026-12-31', 'active'],
    ['has ended the day after', '2027-01-01', '2026-12-31', 'ended'],
  ])('%s', (_, today, paidThrough, state) => {
    expect(coverState({ ...year, paidThrough: on(paidThrough) }, on(today))).toBe(state);
  });

  it.each([
    ['2026-12-31', false],
    ['2027-01-01', true],
    ['2027-03-31', true],
    ['2027-04-01', false],
  ])('that ended is for an officer to judge on %s: %s', (today, lately) => {
    expect(endedLately({ ...year, paidThrough: null }, on(today))).toBe(lately);
  });

  it('is not said to be unpaid when the roll does not know', () => {
    expect(unpaidMonths({ ...year, paidThrough: null }, on('2026-11-21'))).toBe(0);
  });

  it('has no unpaid months after its end', () => {
    expect(unpaidMonths({ ...year, paidThrough: on('2026-12-31') }, on('2027-06-01'))).toBe(0);
  });
});

describe('a day', () => {
  const days = fc.integer({ min: 0, max: 40_000 }).map((many) => addDays(on('1990-01-01'), many));

  it('begins in Jakarta seven hours before it does in Greenwich', () => {
    expect(dayOf(new Date('2026-11-20T17:00:00Z'))).toBe('2026-11-21');
    expect(dayOf(new Date('2026-11-20T16:59:59Z'))).toBe('2026-11-20');
    expect(minuteOf(new Date('2026-11-20T17:00:00Z'))).toBe(0);
    expect(instantOf(on('2026-11-21'), 8 * 60).toISOString()).toBe('2026-11-21T01:00:00.000Z');
  });

  it.each(['2026-02-29', '2026-00-10', '2026-13-01', '2026-04-31', '21-11-2026', ''])(
    'does not exist as %j',
    (text) => {
      expect(day.safeParse(text).success).toBe(false);
    },
  );

  it('a month later is never in the month after next', () => {
    expect(addMonths(on('2027-01-31'), 1)).toBe('2027-02-28');
    expect(addMonths(on('2028-01-31'), 1)).toBe('2028-02-29');
    fc.assert(
      fc.property(days, fc.integer({ min: -24, max: 24 }), (from, months) => {
        const [then, there] = [addMonths(from, months), lastOfMonth(addMonths(on(`${from.slice(0, 7)}-01`), months))];
        expect(then.slice(0, 7)).toBe(there.slice(0, 7));
      }),
    );
  });

  it('so many days later lies as many days away', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5_000, max: 5_000 }), (from, many) => {
        expect((Date.parse(addDays(from, many)) - Date.parse(from)) / 86_400_000).toBe(many);
        expect(daysBetween(from, addDays(from, many))).toBe(Math.max(0, many));
      }),
    );
  });
});
