import { levels, schoolYears } from '../benefits/question.ts';
import { claimBy, reportBy } from '../claims/deadlines.ts';
import { targetOf } from '../claims/stage-target.ts';
import { addWorkingDays } from '../claims/working-days.ts';
import { addDays, addMonths, type Day } from '../day.ts';
import type { CaseFacts } from './facts.ts';
import { daysFrom, thenMonthly, yearly } from './rhythm.ts';

/** Days after the claim became incomplete, before it is monthly. */
const MISSING_AFTER = [3, 7, 14];
/** Days after the first reminder that a stage takes too long. */
const OVERDUE_AGAIN = [0, 14];
/** Days before a year of a scholarship begins anew, and that day itself. */
const SCHOLARSHIP_AT = [-30, 0];
/** Days before the right to claim lapses, after the one a year before. */
const CLAIM_BEFORE = [-90, -30];

/** Which papers the family still has to bring: neither sent, as it says, nor seen by an officer. */
export const missingPapers = ({ papers }: Pick<CaseFacts, 'papers'>): string[] =>
  papers.filter(({ status }) => status === 'required' || status === 'returned').map(({ code }) => code);

/** Where no paper is listed, nobody has said yet which ones are missing. */
const isMissing = (one: CaseFacts): boolean =>
  one.status === 'incomplete' && (one.papers.length === 0 || missingPapers(one).length > 0);

/** From the day on which the claim became incomplete, until it is complete. */
export const onMissingPapers = (one: CaseFacts, until: Day): Day[] =>
  isMissing(one) ? thenMonthly(daysFrom(one.since, MISSING_AFTER), until) : [];

/** From the first working day after the target of the stage: the target is counted in working days, so nobody is late before. */
export function onStageOverdue(one: CaseFacts, until: Day): Day[] {
  const target = targetOf(one);
  return target ? thenMonthly(daysFrom(addWorkingDays(target.on, 1).on, OVERDUE_AGAIN), until) : [];
}

const isReportOf = (one: CaseFacts): boolean =>
  one.kind === 'accident' && one.claim === null && one.status === 'reported';

/** The days on which an accident that was told here can still be reported to the agency; on the day of telling it was just said. */
export function onReportLimit(one: CaseFacts): Day[] {
  const limit = isReportOf(one) && one.eventOn ? reportBy(one.eventOn) : undefined;
  const days: Day[] = [];
  for (let on = addDays(one.eventOn ?? one.since, 1); limit && on <= limit.on; on = addDays(on, 1)) days.push(on);
  return days.filter((on) => on > one.openedOn);
}

const isUnclaimed = (one: CaseFacts): boolean =>
  isReportOf(one) || (one.claim === 'jkk' && ['stage_one_reported', 'in_care'].includes(one.status));

/** Before the right to claim JKK lapses, while it is not claimed yet. */
export function onClaimLimit(one: CaseFacts): Day[] {
  const limit = isUnclaimed(one) && one.eventOn ? claimBy(one.eventOn) : undefined;
  return limit ? [addMonths(limit.on, -12), ...daysFrom(limit.on, CLAIM_BEFORE)] : [];
}

/** The years of school of all levels together: no scholarship lasts longer. */
const MOST_YEARS = levels.reduce((years, level) => years + schoolYears(level), 0);

const isFirstScholarship = ({ claim, status, circumstances }: CaseFacts): boolean =>
  claim === 'scholarship' && status === 'paid' && circumstances.scholarship !== 'yearly';

/** Each year from the day of the first payment: nobody has confirmed that the years are counted so. */
export const onScholarshipYearly = (one: CaseFacts, until: Day): Day[] =>
  isFirstScholarship(one)
    ? yearly(one.since, MOST_YEARS, addDays(until, 30)).flatMap((on) => daysFrom(on, SCHOLARSHIP_AT))
    : [];
