import { setTimeout as sleep } from 'node:timers/promises';

/** How long to wait before the `tried`-th next try, in milliseconds. */
export type Waits = (tried: number) => number;

/** One second at first, twice as long each time, at most a minute. */
export const usualWaits: Waits = (tried) => Math.min(1_000 * 2 ** tried, 60_000);

/** Resolves after `ms`, or at once when `signal` says so. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

/** Does it until it succeeds, with growing waits; `onError` hears of each failure. Undefined when `signal` ended it before. */
export async function persist<T>(
  work: () => Promise<T>,
  { signal, waits, onError }: { signal: AbortSignal; waits: Waits; onError(error: unknown): void },
): Promise<T | undefined> {
  for (let tried = 0; !signal.aborted; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) return undefined;
      onError(error);
      await pause(waits(tried), signal);
    }
  }
  return undefined;
}
