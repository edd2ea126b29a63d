/** Numbers that look random and are the same for the same seed (mulberry32, Tommy Ettinger, public domain). Not for secrets. */
export function chance(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    /** A whole number from 0 up to but without `limit`. */
    below,
    /** True in `share` of the cases, 0 to 1. */
    odds: (share: number): boolean => next() < share,
    pick: <T>(from: readonly T[]): T => from[below(from.length)]!,
    /** Picks as often as the weights say. */
    weighted<T>(from: readonly (readonly [T, number])[]): T {
      let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [one, weight] of from) {
        if (left < weight) return one;
        left -= weight;
      }
      return from[from.length - 1]![0];
    },
  };
}

export type Chance = ReturnType<typeof chance>;
