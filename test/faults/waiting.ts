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

/** Waits for a moment that surely comes; throws when it has not within `ms`. */
export async function untilTrue(come: () => boolean | Promise<boolean>, what: string, ms = 60_000): Promise<void> {
  for (const until = performance.now() + ms; !(await come()); ) {
    if (performance.now() > until) throw new Error(`in vain: ${what}`);
    await sleep(20);
  }
}
