import { addWorkingDays } from './claims/working-days.ts';
import { addDays, type Day, dayOf, minuteOf } from './day.ts';
import type { Hours } from './notice-hours.ts';

/** 08.00–15.00 WIB on working days: when officers answer unless the settings say otherwise. */
export const usualOfficerHours: Hours = { from: 8 * 60, until: 15 * 60 };

/** For so many hours at most the bot keeps quiet in a chat that officers have (our own rule). */
export const HANDED_HOURS = 24;

/** Until when a chat that is handed over now is the officers' alone. */
export const handedUntil = (now: Date): Date => new Date(now.getTime() + HANDED_HOURS * 3_600_000);

/**
 * When officers are there next, seen from now: `on` is that day, `open` whether it is this very moment. Working days as in
 * `addWorkingDays`, `hours` in Jakarta.
 */
export function officersNext(hours: Hours, now: Date): { on: Day; open: boolean } {
  const [today, minute] = [dayOf(now), minuteOf(now)];
  const { on } = addWorkingDays(minute < hours.until ? addDays(today, -1) : today, 1);
  return { on, open: on === today && minute >= hours.from };
}
