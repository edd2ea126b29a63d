/** Something that is done again and again until `stop`, which does not wait for a work that runs. */
export type Recurring = { stop(): void };

/** Does `work` again and again, `gapMs` after it has last ended. `work` must not reject. */
export function recur(gapMs: () => number, work: () => Promise<void>): Recurring {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const next = () => {
    if (!stopped) timer = setTimeout(() => void work().then(next), gapMs());
  };
  next();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
