import { addDays, type Day, dayOf, instantOf } from './day.ts';
import { type Hours, isWithin } from './notice-hours.ts';

/** What people are reminded of; each is a rule below. */
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

/** How long a reminder of a day that the person chose is worth sending, in days from that day. */
const USEFUL_DAYS = 7;

/** Whether a reminder is to be written now: its day has come in Jakarta, and it is an hour at which notices may go out. */
export const isDue = (reminder: { on: Day }, now: Date, hours: Hours): boolean =>
  reminder.on <= dayOf(now) && isWithin(hours, now);

/** The instant after which a reminder of that day says nothing useful any more. */
export const uselessFrom = (on: Day): Date => instantOf(addDays(on, USEFUL_DAYS));
