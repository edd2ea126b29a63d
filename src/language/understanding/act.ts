import type { Act, Intent } from './intents.ts';
import type { Weighed } from './model.ts';

/** From here on a guess is gone on with. On the validation split fewer than one in twenty-five of all messages then goes wrong. */
const SURE = 0.65;

/** A wrong guess about a death or about money hurts: of these we are surer, or ask. */
const CAREFUL: Partial<Record<Intent, number>> = { report_death: 0.8, explain_jkm: 0.8, estimate_benefit: 0.8 };

/** Two are asked about when together they are likely, and neither is a mere shadow. */
const TWO = { together: 0.65, least: 0.12 };

const isOurs = ({ intent }: Weighed): boolean => intent !== 'out_of_scope';

/** What to do with what was weighed, the likeliest first: what is not ours is never gone on with. */
export function actOn([first, second]: Weighed[]): Act {
  if (!first || !isOurs(first)) return 'refuse';
  if (first.confidence >= (CAREFUL[first.intent] ?? SURE)) return 'go';
  const areTwo = second && isOurs(second) && second.confidence >= TWO.least;
  return areTwo && first.confidence + second.confidence >= TWO.together ? 'ask' : 'refuse';
}
