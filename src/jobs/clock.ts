import type { Log } from '../log.ts';
import { each } from './each.ts';
import type { Queues } from './queues.ts';
import { keepMs, usualRhythm } from './rhythm.ts';
import { schedule } from './schedule.ts';

type Line = { job: string; at?: string; every?: number };
type Clock = Queues['clock'];
type Kept = Awaited<ReturnType<Clock['getJobSchedulers']>>[number];

/** A line whose next run is so long past (by BullMQ's clock, the machine's) has lost it, even if the queue knows the line. */
const LOST_MS = 120_000;

const stands = (line: Line, kept: Kept | undefined): boolean =>
  kept?.name === line.job &&
  kept.pattern === line.at &&
  (kept.every === undefined ? undefined : Number(kept.every)) === line.every &&
  (kept.next ?? 0) > Date.now() - LOST_MS;

/**
 * Brings the queue's clock in line with the table: adds what is missing, changed or stuck, removes what is no longer in
 * it. Touches nothing that stands, so it may be called as often as one likes. Returns how many lines it wrote.
 */
export async function keepSchedule(clock: Clock, table: Record<string, Line> = schedule): Promise<number> {
  const kept = new Map((await clock.getJobSchedulers()).map((scheduler) => [scheduler.key, scheduler]));
  const stale = [...kept.keys()].filter((key) => !(key in table));
  await each(stale, 1, async (key) => void (await clock.removeJobScheduler(key)));
  const missing = Object.entries(table).filter(([key, line]) => !stands(line, kept.get(key)));
  await each(missing, 1, ([key, line]) => register(clock, key, line));
  return missing.length;
}

async function register(clock: Clock, key: string, { at, every, job }: Line): Promise<void> {
  const rhythm = at === undefined ? { every: every! } : { pattern: at, tz: 'Asia/Jakarta' };
  const opts = { removeOnComplete: true, removeOnFail: true };
  await clock.upsertJobScheduler(key, rhythm, { name: job, data: {}, opts });
}

/**
 * Registers the schedule and sees to it every minute (by the usual rhythm): a queue that lost its whole content has its clock back within one.
 * Rejects when the first registration fails.
 */
export async function startClock(
  queues: Queues,
  log: Log,
  { everyMs = keepMs(usualRhythm), table = schedule }: { everyMs?: number; table?: Record<string, Line> } = {},
): Promise<{ stop(): void }> {
  await keepSchedule(queues.clock, table);
  const check = () =>
    keepSchedule(queues.clock, table).then(
      (written) => void (written > 0 && log.warn('schedule-restored', { count: written })),
      (error: unknown) => log.warn('schedule-unseen', { error }),
    );
  const timer = setInterval(check, everyMs);
  return { stop: () => clearInterval(timer) };
}
