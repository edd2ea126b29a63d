import { constants } from 'node:os';
import type { Log } from '../log.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const codeOf = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];

/**
 * Resolves at the first sign that we should stop, with the exit code that tells of it: a signal, or the end of the process
 * that started us. Further signs change nothing: npm and a terminal may both pass on one Ctrl-C. Of the signals only those in
 * `heeded` are a sign; the others change nothing either.
 */
export const toldToStop = (heeded: NodeJS.Signals[] = [...SIGNALS]): Promise<number> =>
  new Promise((resolve) => {
    for (const signal of SIGNALS) process.on(signal, () => heeded.includes(signal) && resolve(codeOf(signal)));
    if (process.channel) process.once('disconnect', () => resolve(codeOf('SIGHUP')));
  });

/** An orderly stop takes no longer; after that the process ends all the same, and the next start repairs what was left. */
const WATCHDOG_MS = 20_000;

/** Ends the process with code 1 when the stop that begins now is not over in time, whatever it waits for. */
export function watchStop(log: Log): void {
  const overdue = () => {
    log.error('stop-overdue', { ms: WATCHDOG_MS });
    process.exit(1);
  };
  setTimeout(overdue, WATCHDOG_MS).unref();
}
