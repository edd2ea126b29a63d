import { addDays, addMonths, type Day, lastOfMonth } from './day.ts';
import { readParams } from './law.ts';
import jkk from './params/jkk.json' with { type: 'json' };

/** Up to three unpaid months in a row leave the cover standing (PP 44/2015 Pasal 39 and 42). */
export const UNPAID_MONTHS_COVERED = readParams(jkk).arrearsMonths.history.at(-1)!.value;

type Dates = { startsOn: Day; endsOn: Day | null; paidThrough: Day | null };

/**
 * Months that are over on `on` and, as far as the roll knows, were not paid. The running month is not counted, though it
 * is due by its 15th (PP 44/2015 Pasal 24 ayat (3)): rolls lag behind payments. Zero when the roll does not say.
 */
export function unpaidMonths({ startsOn, endsOn, paidThrough }: Dates, on: Day): number {
  if (!paidThrough) return 0;
  let months = 0;
  const unpaidFrom = addDays(lastOfMonth(paidThrough), 1);
  let month = unpaidFrom > startsOn ? unpaidFrom : startsOn;
  while (lastOfMonth(month) < on && (!endsOn || month <= endsOn)) {
    months += 1;
    month = addMonths(month, 1);
  }
  return months;
}

/**
 * How a stretch of cover stands on a day: `future`, `ended`, `active`, `arrears` (unpaid months, still covered) or
 * `lapsed` (more than three unpaid months in a row: no right, PP 44/2015 Pasal 39 ayat (2), 42 ayat (2)).
 */
export function coverState(cover: Dates, on: Day): 'future' | 'ended' | 'active' | 'arrears' | 'lapsed' {
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
export const endedLately = ({ endsOn }: Dates, on: Day): boolean =>
  endsOn !== null && endsOn < on && on <= addMonths(endsOn, UNPAID_MONTHS_COVERED);
