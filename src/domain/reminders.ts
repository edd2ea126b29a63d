import { addDays, addMonths, type Day, instantOf } from './day.ts';
import * as ofCase from './reminders/case-rules.ts';
import * as ofCover from './reminders/cover-rules.ts';
import type { CaseFacts, CoverFacts } from './reminders/facts.ts';

/** What people are reminded of; each is a line of the table below. */
export const reminderKinds = [
  ...(['own_date', 'missing_papers', 'stage_overdue', 'report_limit'] as const),
  ...(['cover_ends', 'arrears', 'scholarship_yearly', 'claim_limit'] as const),
] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** All that is sent unasked, as far as a person may stop it kind by kind. */
export const noticeKinds = [...reminderKinds, 'stage_changed', 'announcement'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** A reminder that a rule asks for: of what kind, on which day (WIB). */
export type Planned = { kind: ReminderKind; on: Day };

/**
 * A rule. `urgent` goes out at once, the rest of a chat's day in one message; `usefulDays` is how many days it is worth
 * sending, its own day counted; `ofCase` and `ofCover` give its days, those that repeat without end up to `until`.
 */
type Rule = {
  urgent: boolean;
  usefulDays: number;
  ofCase?: (one: CaseFacts, until: Day) => Day[];
  ofCover?: (one: CoverFacts, until: Day) => Day[];
};

const rules: Record<ReminderKind, Rule> = {
  // A day that the person named herself.
  own_date: { urgent: false, usefulDays: 7 },
  missing_papers: { urgent: false, usefulDays: 7, ofCase: ofCase.onMissingPapers },
  stage_overdue: { urgent: false, usefulDays: 7, ofCase: ofCase.onStageOverdue },
  report_limit: { urgent: true, usefulDays: 1, ofCase: ofCase.onReportLimit },
  // The last one comes a day before the end.
  cover_ends: { urgent: false, usefulDays: 2, ofCover: ofCover.onCoverEnds },
  arrears: { urgent: false, usefulDays: 7, ofCover: ofCover.onArrears },
  scholarship_yearly: { urgent: false, usefulDays: 14, ofCase: ofCase.onScholarshipYearly },
  claim_limit: { urgent: false, usefulDays: 14, ofCase: ofCase.onClaimLimit },
};

/** No reminder is worth sending for longer than this, in days. */
export const LONGEST_USEFUL_DAYS = Math.max(...Object.values(rules).map(({ usefulDays }) => usefulDays));

/** Whether a notice goes out at once within the hours, instead of with the rest of its chat's day. */
export const isUrgent = (kind: NoticeKind): boolean =>
  kind === 'stage_changed' || (kind !== 'announcement' && rules[kind].urgent);

/** The instant from which a reminder for that day says nothing useful any more. */
export const usefulUntil = (kind: ReminderKind, on: Day): Date => instantOf(addDays(on, rules[kind].usefulDays));

/** The latest day whose reminder of that kind says nothing useful any more today. */
export const lastUseless = (kind: ReminderKind, today: Day): Day => addDays(today, -rules[kind].usefulDays);

/** How far ahead is planned, in months: what repeats without end is planned on by the next nights. */
const AHEAD_MONTHS = 12;

/** The days that one rule gives for a subject, up to `until`. */
type DaysOf = (rule: Rule, until: Day) => Day[] | undefined;

function plan(daysOf: DaysOf, today: Day): Planned[] {
  const until = addMonths(today, AHEAD_MONTHS);
  const planned = reminderKinds.flatMap((kind) => (daysOf(rules[kind], until) ?? []).map((on) => ({ kind, on })));
  return planned.filter(({ on }) => today <= on && on <= until);
}

/** What people are to be reminded of about a report or a claim, from today on; nothing once it is settled. */
export const planCase = (one: CaseFacts, today: Day): Planned[] =>
  plan((rule, until) => rule.ofCase?.(one, until), today);

/** What people are to be reminded of about a cover, from today on; nothing once the person is covered again. */
export const planCover = (one: CoverFacts, today: Day): Planned[] =>
  plan((rule, until) => rule.ofCover?.(one, until), today);
