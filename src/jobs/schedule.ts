import { each } from './each.ts';
import type { Queues } from './queues.ts';

/** Everything that happens by the clock. Times are Jakarta time (WIB). */
export const schedule = {
  'remind-due': { every: 60_000, job: 'remindDue' },
  'deliver-unsent': { every: 30_000, job: 'deliverUnsent' },
  'replay-unanswered': { every: 30_000, job: 'replayUnanswered' },
  forget: { at: '30 2 * * *', job: 'purge' },
} as const satisfies Record<string, ({ at: string } | { every: number }) & { job: string }>;

type Line = { job: string; at?: string; every?: number };

/** What a line of the schedule has done. */
export type JobName = (typeof schedule)[keyof typeof schedule]['job'];

/** A line whose next run is so long past has lost it, even if the queue still knows the line. */
const LOST_MS = 120_000;

type Clock = Queues['clock'];
type Kept = Awaited<ReturnType<Clock['getJobSchedulers']>>[number];

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
