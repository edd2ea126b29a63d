import { within } from '../within.ts';

/** Work that has begun and not ended. */
export type Underway = {
  readonly count: number;
  run(work: () => Promise<void>): Promise<void>;
  /** Resolves when all of it has ended, or after `ms`; false when some is left. */
  ended(ms: number): Promise<boolean>;
};

/** Keeps an eye on work, so that a stop can wait for it. */
export function watchWork(): Underway {
  const running = new Set<Promise<void>>();
  return {
    get count() {
      return running.size;
    },
    run(work) {
      const one = work().finally(() => running.delete(one));
      running.add(one);
      return one;
    },
    ended: (ms) =>
      within(ms, Promise.allSettled(running)).then(
        () => true,
        () => false,
      ),
  };
}
