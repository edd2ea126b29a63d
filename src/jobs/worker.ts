import type { Log } from '../log.ts';
import { within } from '../within.ts';
import type { Queues } from './queues.ts';
import { type Rhythm, usualRhythm } from './rhythm.ts';
import type { JobName } from './schedule.ts';
import { watchWork } from './underway.ts';

/** Who does what the schedule says, and who delivers a notice's row. */
export type Handlers = Record<JobName, () => Promise<void>> & { notice: (row: number) => Promise<void> };

/** The clock's jobs may all run at once, so that a long night's work holds up no reminder. */
const CLOCK_AT_ONCE = 4;

/** As many notices are on their way at once as a platform that takes its time, and no more than a death may leave in doubt. */
const handsFor = (pace: number): number => Math.min(64, Math.max(8, Math.ceil(pace / 25)));

const STOP_MS = 10_000;

/** A job of a living process is not taken for lost because the machine is busy. */
const LEAST_LOST_MS = 5_000;

type Work = { queues: Queues; handlers: Handlers; log: Log } & Partial<Rhythm>;

/** Begins to do the jobs of both queues, notices so many a second (`pace`) over all processes. `stop` takes no more and waits for those that run, but not for ever. */
export async function startWorkers({
  queues,
  handlers,
  log,
  pace = usualRhythm.pace,
  sweepMs = usualRhythm.sweepMs,
}: Work): Promise<{ stop(): Promise<void> }> {
  const lostMs = Math.max(LEAST_LOST_MS, sweepMs);
  const underway = watchWork();
  const run = guard(log);
  const clock = await queues.take(queues.clock, { concurrency: CLOCK_AT_ONCE, lostMs }, ({ name }) =>
    underway.run(() => run(name, jobNamed(handlers, name))),
  );
  const notices = await queues.take(
    queues.notices,
    { concurrency: handsFor(pace), pace, lostMs },
    ({ data: { row } }) => underway.run(() => run('notice', () => handlers.notice(row), row)),
  );
  return {
    async stop() {
      const away = await queues.ping().then(
        () => false,
        () => true,
      );
      // Asked to close in order, BullMQ waits for ever for a backend that is away.
      if (away) await underway.ended(STOP_MS);
      const closed = Promise.all([clock.close(away), notices.close(away)]);
      await within(STOP_MS, closed).catch(() => log.warn('jobs-cut-short', { count: underway.count }));
    },
  };
}

const jobNamed = (handlers: Handlers, name: string) => async (): Promise<void> => {
  if (name === 'notice' || !Object.hasOwn(handlers, name)) throw new Error('a job of another version');
  await handlers[name as JobName]();
};

/**
 * Runs a job so that it never fails in the queue's eyes: BullMQ would keep the error's words, which may quote a person.
 * What is left undone is found again by the sweep, because the row knows.
 */
const guard = (log: Log) => async (job: string, work: () => Promise<void>, row?: number) => {
  try {
    await work();
  } catch (error) {
    log.error('job-failed', { job, error, ...(row !== undefined && { row }) });
  }
};
