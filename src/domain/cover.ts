import { addDays, addMonths, type Day, lastOfMonth } from './day.ts';
import { readParams } from './law.ts';
import jkk from './params/jkk.json' with { type: 'json' };

/** Up to three unpaid months in a row leave the cover standing (PP 44/2015 Pasal 39 and 42). */
export const UNPAID_MONTHS_COVERED = readParams(jkk).arrearsMonths.history.at(-1)!.value;

/** What the roll says of the days of a cover; `endsOn` null for one without an end, `paidThrough` null where it is not said. */
export type CoverDates = { startsOn: Day; endsOn: Day | null; paidThrough: Day | null };

/** A day in the first month that nobody paid for, as far as the roll knows. */
function firstUnpaid(startsOn: Day, paidThrough: Day): Day {
  const unpaidFrom = addDays(lastOfMonth(paidThrough), 1);
  return unpaidFrom > startsOn ? unpaidFrom : startsOn;
}

/**
 * Months that are over on `on` and, as far as the roll knows, were not paid. The running month is not counted, though it
 * is due by its 15th (PP 44/2015 Pasal 24 ayat (3)): rolls lag behind payments. Zero when the roll does not say.
 */
export function unpaidMonths({ startsOn, endsOn, paidThrough }: CoverDates, on: Day): number {
  if (!paidThrough) return 0;
  let months = 0;
  let month = firstUnpaid(startsOn, paidThrough);
  while (lastOfMonth(month) < on && (!endsOn || month <= endsOn)) {
    months += 1;
    month = addMonths(month, 1);
  }
  return months;
}

/**
 * The first day on which that many months (one or more) are unpaid, if nothing more is paid. Undefined where the roll does not
 * say how far it is paid, and where the cover ends before so many months.
 */
export function unpaidOn(cover: CoverDates, months: number): Day | undefined {
  if (!cover.paidThrough) return undefined;
  const last = addMonths(firstUnpaid(cover.startsOn, cover.paidThrough), months - 1);
  const on = addDays(lastOfMonth(last), 1);
  return unpaidMonths(cover, on) === months ? on : undefined;
}

/** The last day on which a cover stands, if nothing more is paid; null for one of which no end is in sight. */
export function standsUntil(cover: CoverDates): Day | null {
  const lapses = unpaidOn(cover, UNPAID_MONTHS_COVERED + 1);
  const paid = lapses ? addDays(lapses, -1) : null;
  return paid && cover.endsOn && cover.endsOn < paid ? cover.endsOn : (paid ?? cover.endsOn);
}

/**
 * How a stretch of cover stands on a day: `future`, `ended`, `active`, `arrears` (unpaid months, still covered) or
 * `lapsed` (more than three unpaid months in a row: no right, PP 44/2015 Pasal 39 ayat (2), 42 ayat (2)).
 */
export function coverState(cover: CoverDates, on: Day): 'future' | 'ended' | 'active' | 'arrears' | 'lapsed' {
  if (on < cover.startsOn) return 'future';
  if (cover.endsOn && on > cover.endsOn) return 'ended';
  const unpaid = unpaidMonths(cover, on);
  if (unpaid > UNPAID_MONTHS_COVERED) return 'lapsed';
  return unpaid > 0 ? 'arrears' : 'active';
}

/**
 * Whether a cover ended so lately that it is not settled whether its end counts as arrears, which leave three months
 * covered (PP 44/2015 Pasal 39 and 42 say nothing of a programme that simply ended): an officer must say.
 */
export const endedLately = ({ endsOn }: CoverDates, on: Day): boolean =>
  endsOn !== null && endsOn < on && on <= addMonths(endsOn, UNPAID_MONTHS_COVERED);
