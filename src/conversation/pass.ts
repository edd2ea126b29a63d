import type { z } from 'zod';
import { say } from '../language/texts.ts';
import type { Say } from '../message.ts';
import type { Move } from './flow.ts';

type Questions = Record<string, z.ZodObject>;
type Awaitable<T> = T | Promise<T>;

/** An answer that was given already: where it leads, and how it is named, so that a wrong guess is seen; unnamed where it tells itself. */
export type Already<Q extends Questions> = { named?: string; move: Awaitable<Move<Q>> };

/** Of each question what was already said to it, seen from what is known there. */
export type SaidAlready<Q extends Questions> = {
  [Name in keyof Q & string]?: (known: z.output<Q[Name]>) => Already<Q> | undefined;
};

/** In one sentence what was taken; after the last answer there is no question to go back to. */
const takenSays = (named: string[], isOver: boolean): Say[] =>
  named.length > 0 ? [say(isOver ? 'taken.andOver' : 'taken.said', { what: named.join(', ') })] : [];

const joined = (before: Move, after: Move, question: string): Move => ({
  ...after,
  effects: [...(before.effects ?? []), ...(after.effects ?? [])],
  says: [...(before.says ?? []), ...(after.says ?? [])],
  ...('next' in after && { passed: [...(('next' in before && before.passed) || []), question] }),
});

/**
 * What was already said is not asked again: from the question that a move leads to on to the first that is open. What was taken is named
 * after the move's own words, and each question that was passed can be gone back to. An answer that would not do is asked for.
 */
export async function pass<Q extends Questions>(move: Move<Q>, said: SaidAlready<Q>): Promise<Move<Q>> {
  const table = said as unknown as Record<string, ((known: unknown) => Already<Questions> | undefined) | undefined>;
  const named: string[] = [];
  const first = move.says ?? [];
  let at: Move = { ...(move as Move), says: [] };
  while ('next' in at) {
    const already = table[at.next]?.(at.known);
    const onward = already && (await already.move);
    if (!onward || 'again' in onward) break;
    if (already.named) named.push(already.named);
    at = joined(at, onward, at.next);
  }
  return { ...at, says: [...first, ...takenSays(named, 'end' in at), ...(at.says ?? [])] } as Move<Q>;
}
