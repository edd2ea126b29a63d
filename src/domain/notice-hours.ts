import { minuteOf } from './day.ts';

/** When notices may go out: minutes since midnight in Jakarta, `from` counted in, `until` counted out. */
export type Hours = { from: number; until: number };

/** 08.00–20.00 WIB: nobody is woken by us. */
export const usualHours: Hours = { from: 8 * 60, until: 20 * 60 };

const written = /^(\d{1,2})[.:](\d{2})\s*[-–]\s*(\d{1,2})[.:](\d{2})$/;

const minutes = (hour = '', minute = ''): number =>
  Number(minute) < 60 ? Number(hour) * 60 + Number(minute) : Number.NaN;

/** Reads `08.00-20.00` (or `08:00-20:00`). Null when it is no such span within one day. */
export function parseHours(text: string): Hours | null {
  const [, fromHour, fromMinute, untilHour, untilMinute] = written.exec(text.trim()) ?? [];
  const hours = { from: minutes(fromHour, fromMinute), until: minutes(untilHour, untilMinute) };
  return hours.from < hours.until && hours.until <= 24 * 60 ? hours : null;
}

export const isWithin = (hours: Hours, now: Date): boolean => {
  const minute = minuteOf(now);
  return hours.from <= minute && minute < hours.until;
};
