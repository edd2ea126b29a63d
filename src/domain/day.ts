import { z } from 'zod';

/** A calendar day as `YYYY-MM-DD`, in the Gregorian calendar and always Jakarta's (WIB, UTC+7, no summer time). */
export type Day = string & { readonly day: unique symbol };

const WIB_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** A date that does not exist is either refused by Date or moved into the next month. */
const isReal = (text: string): boolean => new Date(`${text}T00:00:00Z`).getUTCDate() === Number(text.slice(8));

/** Takes only days that exist: 2026-02-30 is refused. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isReal)
  .transform((text) => text as Day);

/** The day of an instant in Jakarta. */
export const dayOf = (instant: Date): Day => new Date(instant.getTime() + WIB_MS).toISOString().slice(0, 10) as Day;

/** Minutes since midnight in Jakarta, 0 to 1439. */
export const minuteOf = (instant: Date): number => {
  const local = new Date(instant.getTime() + WIB_MS);
  return local.getUTCHours() * 60 + local.getUTCMinutes();
};

/** The instant at which a day begins in Jakarta, `minutes` later. */
export const instantOf = (on: Day, minutes = 0): Date =>
  new Date(Date.parse(`${on}T00:00:00Z`) - WIB_MS + minutes * 60_000);

export const addDays = (on: Day, days: number): Day =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as Day;

/** Days from one day to a later one; 0 where it is not later. */
export const daysBetween = (from: Day, to: Day): number => Math.max(0, (Date.parse(to) - Date.parse(from)) / DAY_MS);

/** The same day `months` later; the last day of the month where that day does not exist. */
export const addMonths = (on: Day, months: number): Day => {
  const first = new Date(`${on.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + months);
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const date = Math.min(Number(on.slice(8)), last);
  return `${first.toISOString().slice(0, 7)}-${String(date).padStart(2, '0')}` as Day;
};

export const lastOfMonth = (on: Day): Day => addDays(addMonths(`${on.slice(0, 7)}-01` as Day, 1), -1);
