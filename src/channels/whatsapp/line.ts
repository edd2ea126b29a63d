/**
 * Runs works one after another. Of those that wait, urgent ones go first; otherwise first come, first served. A work that has only
 * to wait for something from here on may let the next one begin.
 */
export function oneLine() {
  const urgent: (() => void)[] = [];
  const rest: (() => void)[] = [];
  let isBusy = false;

  const next = (): void => {
    const start = urgent.shift() ?? rest.shift();
    if (start) start();
    else isBusy = false;
  };

  return async function run<T>(isUrgent: boolean, work: (letNext: () => void) => Promise<T>): Promise<T> {
    if (isBusy) await new Promise<void>((start) => (isUrgent ? urgent : rest).push(start));
    isBusy = true;
    let isFirst = true;
    const letNext = () => {
      if (isFirst) next();
      isFirst = false;
    };
    try {
      return await work(letNext);
    } finally {
      letNext();
    }
  };
}
