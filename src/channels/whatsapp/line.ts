/** Runs works one after another. Of those that wait, urgent ones go first; otherwise first come, first served. */
export function oneLine() {
  const urgent: (() => void)[] = [];
  const rest: (() => void)[] = [];
  let isBusy = false;

  const next = (): void => {
    const start = urgent.shift() ?? rest.shift();
    if (start) start();
    else isBusy = false;
  };

  return async function run<T>(isUrgent: boolean, work: () => Promise<T>): Promise<T> {
    if (isBusy) await new Promise<void>((start) => (isUrgent ? urgent : rest).push(start));
    isBusy = true;
    try {
      return await work();
    } finally {
      next();
    }
  };
}
