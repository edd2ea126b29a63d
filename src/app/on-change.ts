import type { Log } from '../log.ts';

/** Logs a trouble of a channel when it begins and when it is over, not each time it is seen; `onState` hears of each. */
export function onChange<Why extends string>(
  channel: string,
  log: Log,
  onState: (trouble?: Why) => void,
): (trouble?: Why) => void {
  let last: Why | undefined;
  return (trouble) => {
    onState(trouble);
    if (trouble && trouble !== last) log.warn(`${channel}-trouble`, { channel, why: trouble });
    if (!trouble && last) log.info(`${channel}-well`, { channel });
    last = trouble;
  };
}
