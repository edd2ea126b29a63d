import { addDays, addMonths, type Day } from '../day.ts';

/** So many days after one day; negative numbers are days before it. */
export const daysFrom = (from: Day, offsets: readonly number[]): Day[] => offsets.map((days) => addDays(from, days));

/** The days as they are, and from the last of them on every month, up to `until`. */
export function thenMonthly(days: Day[], until: Day): Day[] {
  const last = days.at(-1);
  const monthly: Day[] = [];
  for (let months = 1; last && addMonths(last, months) <= until; months += 1) monthly.push(addMonths(last, months));
  return [...days, ...monthly];
}

/** The same day of each following year, so many times at most, up to `until`. */
export function yearly(from: Day, most: number, until: Day): Day[] {
  const days: Day[] = [];
  for (let years = 1; years <= most && addMonths(from, 12 * years) <= until; years += 1)
    days.push(addMonths(from, 12 * years));
  return days;
}
