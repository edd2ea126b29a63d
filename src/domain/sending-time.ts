import { type Hours, isWithin } from './notice-hours.ts';

const MINUTE_MS = 60_000;

/** When sending begins and ends; null for what does not come before `until`. `seconds` is the sending alone, without the waiting. */
export type SendingTime = { begins: Date | null; ends: Date | null; seconds: number };

/** What is to be sent: so many messages, so many a second, not before `from`, and not from `until` on. */
export type Sending = { count: number; pace: number; from: Date; until: Date };

/** The first minute of an instant or after it in which notices may go out. */
function allowedFrom(from: number, until: number, hours: Hours): number | null {
  if (from < until && isWithin(hours, new Date(from))) return from;
  for (let at = Math.ceil(from / MINUTE_MS) * MINUTE_MS; at < until; at += MINUTE_MS)
    if (isWithin(hours, new Date(at))) return at;
  return null;
}

/**
 * When so many messages go out, at this pace and in these hours, were nothing else to be sent. An estimate for whoever
 * announces: replies and reminders go first, and channels may ask us to wait.
 */
export function sendingTime({ count, pace, from, until }: Sending, hours: Hours): SendingTime {
  const seconds = Math.ceil(count / pace);
  const begins = allowedFrom(from.getTime(), until.getTime(), hours);
  let left = seconds * 1_000;
  let at = begins;
  while (at !== null && left > 0) {
    const span = Math.min(left, MINUTE_MS - (at % MINUTE_MS));
    left -= span;
    at = left > 0 ? allowedFrom(at + span, until.getTime(), hours) : at + span;
  }
  return { begins: begins === null ? null : new Date(begins), ends: at === null ? null : new Date(at), seconds };
}
