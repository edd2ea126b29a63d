import { normalise } from '../language/normalise.ts';

/** The pairs of neighbouring letters of a text, by which two spellings of one thing are alike. */
function pairs(text: string): string[] {
  const plain = normalise(text).replace(/[^\p{L}\p{N}]/gu, '');
  return Array.from({ length: Math.max(plain.length - 1, 0) }, (_, at) => plain.slice(at, at + 2));
}

/** How alike two texts are, 0 to 1 (Sørensen–Dice). */
function likeness(one: string, other: string): number {
  const [ours, left] = [pairs(one), pairs(other)];
  const all = ours.length + left.length;
  let shared = 0;
  for (const pair of ours) {
    const at = left.indexOf(pair);
    if (at < 0) continue;
    left.splice(at, 1);
    shared += 1;
  }
  return all === 0 ? 0 : (2 * shared) / all;
}

const LEAST = 0.2;

/** The few of `from` that come nearest to what was written, the nearest first; none where nothing is like it. `names` gives what one is called. */
export function nearest<T>(written: string, from: readonly T[], names: (one: T) => string[], most = 3): T[] {
  return from
    .map((one) => ({ one, like: Math.max(...names(one).map((name) => likeness(written, name))) }))
    .filter(({ like }) => like >= LEAST)
    .sort((a, b) => b.like - a.like)
    .slice(0, most)
    .map(({ one }) => one);
}
