import { z } from 'zod';
import { addDays, type Day, day } from '../day.ts';
import file from '../params/holidays.json' with { type: 'json' };
import { confidence } from '../printed.ts';

/** The holidays of a year by the joint decree that sets them; `unsure` are those that may still turn out otherwise. */
const year = z.strictObject({
  year: z.int(),
  national: z.array(day),
  jointLeave: z.array(day),
  unsure: z.array(day),
  cite: z.string().min(1),
  confidence,
  note: z.string().min(1).optional(),
});

/** A year of holidays, its days sorted and all inside that year. */
export type Holidays = z.output<typeof year>;

/** Every year whose holidays we know, oldest first. */
export const holidays: readonly Holidays[] = z.strictObject({ checkedOn: day, years: z.array(year) }).parse(file).years;

const known = new Set(holidays.map((one) => String(one.year)));
const free = new Set(holidays.flatMap(({ national, jointLeave }) => [...national, ...jointLeave]));
const unsure = new Set(holidays.flatMap((one) => one.unsure));

const isWeekend = (on: Day): boolean => [0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay());

const isCertain = (on: Day): boolean => known.has(on.slice(0, 4)) && !unsure.has(on);

/**
 * The day that is `days` working days after `from`: Saturdays, Sundays, national holidays and joint leave are not counted,
 * and neither is `from` itself. `exact` is false where the way leads through a year whose holidays we do not know, or over
 * a holiday that may still move: then the answer says "about".
 */
export function addWorkingDays(from: Day, days: number): { on: Day; exact: boolean } {
  let [on, left, exact] = [from, days, true];
  while (left > 0) {
    on = addDays(on, 1);
    exact &&= isCertain(on);
    if (!isWeekend(on) && !free.has(on)) left -= 1;
  }
  return { on, exact };
}

/**
 * How many working days lie after `from`, up to `to` and with it: what `addWorkingDays` would add to come there. None where
 * `to` is not later. `exact` as above.
 */
export function countWorkingDays(from: Day, to: Day): { days: number; exact: boolean } {
  let [on, days, exact] = [from, 0, true];
  while (on < to) {
    on = addDays(on, 1);
    exact &&= isCertain(on);
    if (!isWeekend(on) && !free.has(on)) days += 1;
  }
  return { days, exact };
}
