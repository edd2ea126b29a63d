import type { Say } from '../../message.ts';
import type { Seed } from '../flow.ts';
import { isFlowName, type Open } from '../place.ts';
import type { Routed } from './router.ts';

/** Whether a question waits for its answer. The menu asks nothing: whatever is said there is said freely. */
export const isAsking = (opened: Open | undefined): opened is Open =>
  opened !== undefined && opened.place.flow !== 'menu';

/** Says something in between; the open question is asked once more and stays. */
export const inBetween = (said: Say[], opened: Open, as: 'courtesy' | 'found'): Routed => ({
  says: [...said, ...opened.asks],
  place: opened.place,
  effects: [],
  understood: { as, flow: opened.place.flow },
});

/** Says something whose last words offer topics to go on in, with what was already said. */
export function offering(says: Say[], seed: Seed, as: 'found'): Routed {
  const offered = (says.at(-1)?.choices ?? []).filter((choice) => typeof choice === 'string' && isFlowName(choice));
  const place = { flow: 'menu', question: 'offered', known: { ...seed, offered }, trail: [] } as const;
  return { says, place: { ...place, trail: [] }, effects: [], understood: { as, flow: 'menu' } };
}
