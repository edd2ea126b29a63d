import type { Day } from '../day.ts';
import { amountText } from '../rounded.ts';
import { component } from './component.ts';
import type { AskOfficer, Assumed, Found } from './found.ts';
import { one } from './found.ts';
import type { Child } from './question.ts';
import { type Scholarship, scholarship, scholarshipValue } from './scholarship.ts';

/** What a child of whom little was said was taken for. */
const assumedOf = (children: Child[], { chosen, more }: Scholarship): Assumed[] => [
  ...(chosen.some(({ child }) => child.grade === undefined) ? ['child_grade' as const] : []),
  ...(children.some(({ birthDate }) => !birthDate) ? ['child_under_23' as const] : []),
  ...(more ? ['two_highest_children' as const] : []),
];

/** Since 2025 a child may earn for some months without losing it (Permenaker 1/2025 Pasal 103 ayat (3a)). */
const asks = ({ chosen, more }: Scholarship): AskOfficer[] => [
  ...(more ? ['which_children' as const] : []),
  ...(chosen.some(({ child }) => child.working) ? ['child_works' as const] : []),
];

/** The scholarship of PP 44/2015: one sum, once for a participant whose child is at school. */
function once(on: Day): Partial<Found> | undefined {
  const law = scholarshipValue('onceAmount', on);
  return law && one(component('scholarship', law.value, amountText(law.value), [law]));
}

/**
 * The scholarship of a family as a part of what is due, yearly; by the older law one sum. Nothing when no child has a right,
 * undefined where no rule of that day is known.
 */
export function scholarshipPart(children: Child[], on: Day): Partial<Found> | undefined {
  if (!scholarshipValue('allMost', on)) return once(on);
  const all = scholarship(children, on);
  if (!all) return {};
  return {
    ...one(component('scholarship', all.amount, all.how, all.laws, 'yearly')),
    assumed: assumedOf(children, all),
    askOfficer: asks(all),
  };
}
