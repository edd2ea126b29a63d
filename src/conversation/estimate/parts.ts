import type { Component } from '../../domain/benefits/component.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';

/** A longer formula helps nobody on a small screen. */
const MOST_SIGNS = 70;

/** A sum that the law held up or held down: `max(60% × 80 × 400.000; 20.000.000)`. */
const BOUNDED = /^(min|max)\(/;

/** The formula in brackets where it tells more than the sum itself. */
const formula = ({ how }: Component): string =>
  how.includes(' × ') && !BOUNDED.test(how) && how.length <= MOST_SIGNS ? ` (${how})` : '';

/** One part as an item of the list. */
const partSay = (part: Component): Say =>
  part.amount === null
    ? say(`estimate.care_${part.name as 'medical_care' | 'prosthesis'}`)
    : say(`estimate.part_${part.name as Exclude<Component['name'], 'medical_care' | 'prosthesis'>}`, {
        amount: part.amount,
        how: formula(part),
      });

const boundSays = (parts: Component[]): Say[] =>
  [...new Set(parts.flatMap(({ how }) => BOUNDED.exec(how)?.[1] ?? []))].map((bound) =>
    say(`estimate.bound_${bound as 'min' | 'max'}`),
  );

/** A scholarship of school years, not the one sum of the older law. */
const isYearly = ({ name, how }: Component): boolean => name === 'scholarship' && how.includes(' × ');

/** Parts that wait for the arrears, under what those cost where that is known. */
function laterSays(later: Component[], arrears: number | undefined): Say[] {
  if (later.length === 0) return [];
  const head = arrears ? say('estimate.afterArrears', { arrears }) : say('estimate.afterArrearsUnknown');
  return [head, ...later.map(partSay)];
}

/** What is due, part by part: first what is paid at once, then what waits for unpaid contributions, then what comes yearly. */
export function partSays(parts: Component[], arrears: number | undefined): Say[] {
  const later = parts.filter(({ when }) => when === 'after_arrears');
  const now = parts.filter(({ when }) => when !== 'after_arrears');
  return [
    ...(later.length > 0 && now.length > 0 ? [say('estimate.atOnce')] : []),
    ...now.map(partSay),
    ...laterSays(later, arrears),
    ...boundSays(parts),
    ...(parts.some(isYearly) ? [say('estimate.yearly')] : []),
  ];
}
