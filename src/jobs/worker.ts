import type { Log } from '../log.ts';
import type { Queues } from './queues.ts';
import { type JobName, keepSchedule } from './schedule.ts';
import { within } from './within.ts';

/** Who does what the schedule says, and who delivers a notice's row. */
export type Handlers = Record<JobName, () => Promise<void>> & { notice: (row: number) => Promise<void> };

export type Running = { stop(): Promise<void> };

/** The clock's jobs may all run at once, so that a long night's work holds up no reminder; notices go at this pace. */
const AT_ONCE = { clock: 4, notices: 8 };

const STOP_MS = 10_000;

/** Begins to do the jobs of both queues. `stop` takes no more and waits for those that run, but not for ever. */
export async function startWorkers({
  queues,
  handlers,
  log,
}: {
  queues: Queues;
  handlers: Handlers;
  log: Log;
}): Promise<Running> {
  const guarded = guard(log);
  const doClock = ({ name }: { name: string }) => guarded(name, () => jobNamed(handlers, name)());
  const clock = await queues.take(queues.clock, AT_ONCE.clock, doClock);
  const notices = await queues.take(queues.notices, AT_ONCE.notices, ({ data: { row } }) =>
    guarded('notice', () => handlers.notice(row), row),
  );
  return {
    async stop() {
      await within(STOP_MS, Promise.all([clock.close(), notices.close()])).catch(() => log.warn('jobs-cut-short'));
    },
  };
}

function jobNamed(handlers: Handlers, name: string): () => Promise<void> {
  if (name === 'notice' || !Object.hasOwn(handlers, name)) throw new Error('a job of another version');
  return handlers[name as JobName];
}

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

/**
 * Registers the schedule and sees to it every minute: a queue that lost its whole content has its clock back within one.
 * Rejects when the first registration fails.
 */
export async function startClock({
  queues,
  log,
  everyMs = 60_000,
}: {
  queues: Queues;
  log: Log;
  everyMs?: number;
}): Promise<Running> {
  await keepSchedule(queues.clock);
  const check = () =>
    keepSchedule(queues.clock).then(
      (written) => written > 0 && log.warn('schedule-restored', { count: written }),
      (error: unknown) => log.warn('schedule-unseen', { error }),
    );
  const timer = setInterval(check, everyMs);
  return { stop: async () => clearInterval(timer) };
}
