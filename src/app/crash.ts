import type { Log } from '../log.ts';

/** What nobody caught ends the process with a line in the log; Node itself would print its words, which may quote a person. */
export function endOnCrash(log: Log): void {
  process.on('uncaughtException', (error) => {
    log.error('crashed', { error });
    process.exit(1);
  });
}
