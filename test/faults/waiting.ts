import { setTimeout as sleep } from 'node:timers/promises';

/** Tries until it succeeds, for a minute: what is killed here comes back. */
export async function persistently<T>(work: () => Promise<T>, patienceMs = 60_000): Promise<T> {
  for (const until = performance.now() + patienceMs; ; ) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > until) throw error;
      await sleep(100);
    }
  }
}
