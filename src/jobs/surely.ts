import { setTimeout as sleep } from 'node:timers/promises';

const AGAIN_MS = [200, 1_000, 5_000, 15_000];

/** Does what must not be lost: a database that is away for a moment is waited for. Rejects when it is still away after that. */
export async function surely<T>(work: () => Promise<T>): Promise<T> {
  for (const ms of AGAIN_MS) {
    try {
      return await work();
    } catch {
      await sleep(ms);
    }
  }
  return work();
}
