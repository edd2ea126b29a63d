import type { Log } from '../log.ts';

const QUIET_MS = 60_000;

/**
 * Hears of every error of the queue's connections and logs the first of each minute, with how many were left out before:
 * a backend that is down for an hour says so sixty times, not sixty thousand.
 */
export function troubleLog(log: Log, backend: string): (error: unknown) => void {
  let quietUntil = 0;
  let unsaid = 0;
  return (error) => {
    unsaid += 1;
    if (performance.now() < quietUntil) return;
    quietUntil = performance.now() + QUIET_MS;
    log.warn('queue-trouble', { backend, count: unsaid, error });
    unsaid = 0;
  };
}
