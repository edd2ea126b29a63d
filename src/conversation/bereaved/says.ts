import { type Estimate, estimate } from '../../domain/benefits/estimate.ts';
import { leastBase } from '../../domain/contributions/bpu.ts';
import type { Day } from '../../domain/day.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { estimateSays } from '../estimate/says.ts';

/** What a death came of, as the family tells it. */
export const causes = ['work', 'other', 'unknown'] as const;
export type Cause = (typeof causes)[number];

/** Nobody knows the wage: by the lowest base, which is that of most people in the paid programmes. */
const ofWork = (on: Day): Estimate => estimate({ event: 'work_death', on, wage: leastBase(on) });
const ofOther = (on: Day): Estimate => estimate({ event: 'other_death', on });

/** Of whose death nobody knows the cause: both sums, each with its articles. */
function eitherSay(on: Day): Say {
  const [jkk, jkm] = [ofWork(on), ofOther(on)];
  const citeOf = ({ components }: Estimate): string => components.find(({ name }) => name !== 'medical_care')!.cite;
  return say('bereaved.either', {
    jkm: jkm.total!,
    jkmCite: citeOf(jkm),
    jkk: jkk.total!,
    jkkCite: citeOf(jkk),
    wage: leastBase(on),
  });
}

/**
 * What the family may be owed, by the law of the day of death: JKK where work caused it, worked out for the lowest base, JKM
 * where not, both where nobody knows. Never a promise: it holds only if the dead was covered.
 */
export function sumSay(cause: Cause, on: Day): Say {
  if (ofOther(on).total === null) return say('bereaved.earlier');
  if (cause === 'unknown') return eitherSay(on);
  return cause === 'work'
    ? { ...say('bereaved.jkk', { wage: leastBase(on) }), more: [estimateSays(ofWork(on))] }
    : { ...say('bereaved.jkm'), more: [estimateSays(ofOther(on))] };
}
