import { addMonths, type Day } from '../day.ts';
import { type InForce, inForce, readParams } from '../law.ts';
import json from '../params/scholarship.json' with { type: 'json' };
import { amountText } from '../rounded.ts';
import { type Child, type Level, levels } from './question.ts';

const params = readParams(json);
type Name = keyof typeof params;

/** A child's school years still to come, at most: of each level so many, each at so much; whole rupiah. */
export type ChildScholarship = {
  child: Child;
  years: { level: Level; years: number; yearly: number }[];
  amount: number;
};

/** What the law says of scholarships on a day (PP 82/2019 Pasal 25 and 34); undefined before its first rule. */
export const scholarshipValue = (name: Name, on: Day): InForce | undefined => inForce(params[name], on);

/** School years until the 23rd birthday: the one that has begun counts, the first after it does not; before birth it is `most`. */
function yearsBefore23(born: Day | undefined, on: Day, most: number): number {
  if (!born) return Number.POSITIVE_INFINITY;
  const ends = addMonths(born, 12 * most);
  let years = 0;
  while (years < most && addMonths(on, 12 * years) < ends) years += 1;
  return years;
}

/** What is left of each level from this grade on, never more than `limit` years in all. */
function remaining({ level, grade = 1 }: Child, on: Day, limit: number): ChildScholarship['years'] {
  let left = limit;
  return levels.slice(levels.indexOf(level)).flatMap((each) => {
    const most = scholarshipValue(`${each}Years`, on)!.value - (each === level ? grade - 1 : 0);
    const years = Math.min(most, left);
    left -= years;
    return years > 0 ? [{ level: each, years, yearly: scholarshipValue(`${each}Yearly`, on)!.value }] : [];
  });
}

/**
 * The most that one child can receive from the school year of `on` to the end of studies, if no year is repeated; it ends
 * with the 23rd birthday or marriage (Permenaker 1/2025 Pasal 103). Undefined when nothing is left, or no such rule was
 * there yet.
 */
export function childScholarship(child: Child, on: Day): ChildScholarship | undefined {
  const [age, cap] = [scholarshipValue('endsAtAge', on), scholarshipValue('childMost', on)];
  if (!age || !cap || child.married) return undefined;
  const years = remaining(child, on, yearsBefore23(child.birthDate, on, age.value));
  const sum = years.reduce((so, each) => so + each.years * each.yearly, 0);
  return sum > 0 ? { child, years, amount: Math.min(sum, cap.value) } : undefined;
}

const formula = ({ years }: ChildScholarship): string =>
  years.map(({ years: count, yearly }) => `${count} × ${amountText(yearly)}`).join(' + ');

/** Of all children the two with the most to come, the sum under its cap, and the formula that led to it. */
export type Scholarship = { amount: number; how: string; chosen: ChildScholarship[]; more: boolean; laws: InForce[] };

/** The scholarship of a family, for a death or total disability by the law of `on`; undefined when no child has a right. */
export function scholarship(children: Child[], on: Day): Scholarship | undefined {
  const [count, cap] = [scholarshipValue('childrenMost', on), scholarshipValue('allMost', on)];
  const each = children.flatMap((child) => childScholarship(child, on) ?? []).sort((a, b) => b.amount - a.amount);
  if (!count || !cap || each.length === 0) return undefined;
  const chosen = each.slice(0, count.value);
  const sum = chosen.reduce((so, { amount }) => so + amount, 0);
  return {
    amount: Math.min(sum, cap.value),
    how: chosen.map(formula).join(' + '),
    chosen,
    more: each.length > chosen.length,
    laws: [scholarshipValue('childMost', on)!],
  };
}
