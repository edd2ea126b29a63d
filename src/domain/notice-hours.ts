import { addDays, type Day, dayOf, instantOf, minuteOf } from './day.ts';

/** When notices may go out: minutes since midnight in Jakarta, `from` counted in, `until` counted out. */
export type Hours = { from: number; until: number };

/** 08.00–20.00 WIB: nobody is woken by us. */
export const usualHours: Hours = { from: 8 * 60, until: 20 * 60 };

const WHOLE_DAY = 24 * 60;

/** 11.30–13.00 WIB on Fridays: nobody's phone rings in the mosque. */
const fridayPrayer: Hours = { from: 11 * 60 + 30, until: 13 * 60 };

const written = /^(\d{1,2})[.:](\d{2})\s*[-–]\s*(\d{1,2})[.:](\d{2})$/;

const minutes = (hour = '', minute = ''): number =>
  Number(minute) < 60 ? Number(hour) * 60 + Number(minute) : Number.NaN;

/** Reads `08.00-20.00` (or `08:00-20:00`). Null when it is no such span within one day. */
export function parseHours(text: string): Hours | null {
  const [, fromHour, fromMinute, untilHour, untilMinute] = written.exec(text.trim()) ?? [];
  const hours = { from: minutes(fromHour, fromMinute), until: minutes(untilHour, untilMinute) };
  return hours.from < hours.until && hours.until <= WHOLE_DAY ? hours : null;
}

const spans = ({ from, until }: Hours, minute: number): boolean => from <= minute && minute < until;

const isFriday = (on: Day): boolean => new Date(`${on}T00:00:00Z`).getUTCDay() === 5;

/**
 * Whether notices may go out at this instant: within the hours, and not during the Friday prayer. Whoever allows the whole day
 * and night, as a drill does, has no pause either.
 */
export function isWithin(hours: Hours, now: Date): boolean {
  const minute = minuteOf(now);
  if (!spans(hours, minute)) return false;
  if (hours.until - hours.from === WHOLE_DAY) return true;
  return !(isFriday(dayOf(now)) && spans(fridayPrayer, minute));
}

/** The first instant from `at` on at which notices may go out. */
export function opensAt(hours: Hours, at: Date): Date {
  const begins = (on: Day): Date[] => [hours.from, fridayPrayer.until].map((minute) => instantOf(on, minute));
  const today = dayOf(at);
  const all = [at, ...begins(today), ...begins(addDays(today, 1))].filter((one) => one >= at && isWithin(hours, one));
  return new Date(Math.min(...all.map(Number)));
}
