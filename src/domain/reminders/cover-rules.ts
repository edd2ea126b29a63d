import { coverState, standsUntil, UNPAID_MONTHS_COVERED, unpaidOn } from '../cover.ts';
import { addDays, type Day } from '../day.ts';
import type { CoverFacts } from './facts.ts';
import { daysFrom } from './rhythm.ts';

/** Days before the end of a cover. */
const ENDS_BEFORE = [-30, -7, -1];
/** So many unpaid months are told of as soon as they are over. */
const UNPAID_TOLD = [1, 2];
/** Days before the cover lapses. */
const LAPSE_BEFORE = -14;

/** Whether the person is covered again: another cover takes over, at the latest on the day after this one, and stands longer. */
export function isCoveredAgain(cover: CoverFacts): boolean {
  const until = standsUntil(cover);
  if (until === null) return false;
  return cover.others.some((other) => other.startsOn <= addDays(until, 1) && (standsUntil(other) ?? '9999') > until);
}

const standsOn = (cover: CoverFacts, on: Day): boolean => ['active', 'arrears'].includes(coverState(cover, on));

/** Before the last day of a cover that has one. */
export function onCoverEnds(cover: CoverFacts): Day[] {
  if (!cover.endsOn || isCoveredAgain(cover)) return [];
  return daysFrom(cover.endsOn, ENDS_BEFORE).filter((on) => standsOn(cover, on));
}

/** The first day without a right, where the cover lapses for want of payment before it ends. */
export function lapsesOn(cover: CoverFacts): Day | undefined {
  const on = unpaidOn(cover, UNPAID_MONTHS_COVERED + 1);
  return on && coverState(cover, on) === 'lapsed' ? on : undefined;
}

/** When one month is unpaid, when two are, and before the cover lapses. A running month is not yet unpaid (ADR 0008). */
export function onArrears(cover: CoverFacts): Day[] {
  if (isCoveredAgain(cover)) return [];
  const lapse = lapsesOn(cover);
  const days = [...UNPAID_TOLD.map((months) => unpaidOn(cover, months)), lapse && addDays(lapse, LAPSE_BEFORE)];
  return days.filter((on) => on !== undefined).filter((on) => coverState(cover, on) === 'arrears');
}
