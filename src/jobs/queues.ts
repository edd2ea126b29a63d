import { type IQueueBackend, type Processor, Queue, Worker } from 'bullmq';
import type { Log } from '../log.ts';
import { precedence } from '../store/next-notices.ts';
import type { Standing } from '../store/sweep.ts';
import { within } from '../within.ts';
import type { Backend, NoConnection } from './backend.ts';
import { openPostgres } from './postgres.ts';
import { openRedis } from './redis.ts';
import { troubleLog } from './trouble.ts';

/** A queue whose jobs carry `Data`, on whichever backend. */
export type JobQueue<Data> = Queue<Data, void, string, Data, void, string, IQueueBackend, NoConnection>;

/** A job of the clock is its name; a notice is a row of `outgoing`. */
export type Nothing = Record<string, never>;
export type Notice = { row: number };

/**
 * How jobs are taken: so many at once, so many a second over all who take (`pace`). A job whose process died is given to another
 * after `lostMs`.
 */
export type Hands = { concurrency: number; pace?: number; lostMs: number };

/** Jobs are taken until `close`, which waits for those that run unless it is forced. */
export type Taking = { close(force?: boolean): Promise<void> };

/**
 * The two queues: `clock` for what the schedule says, `notices` with one job a row. Nothing but ids is ever put there,
 * since a queue can be read by whoever reaches its backend.
 */
export type Queues = {
  readonly backend: Backend['name'];
  readonly clock: JobQueue<Nothing>;
  readonly notices: JobQueue<Notice>;
  /** Begins to take jobs of a queue. Rejects when the backend cannot be reached. */
  take<Data>(queue: JobQueue<Data>, hands: Hands, processor: Processor<Data, void>): Promise<Taking>;
  /** Reads the queue; rejects within two seconds when that cannot be done. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

export type QueueOptions = {
  /** The database, where the queues live unless there is a Redis. */
  postgresUrl: string;
  redisUrl?: string | undefined;
  /** What our keys in Redis begin with. */
  prefix?: string;
  log: Log;
};

/** Jobs leave no trace: BullMQ ignores without a word the id of a job it still keeps, and the ledger is the record. */
const traceless = { removeOnComplete: true, removeOnFail: true };

/** A job whose worker died is free again within twice this: an urgent notice behind it waits no longer. */
const LOCK_MS = 30_000;

/** So many jobs are added at a time. */
const CHUNK = 200;

/** Opens both queues, on Redis when there is a URL of one. Rejects when the backend cannot be reached, with a `Trouble` for Redis. */
export async function openQueues({ postgresUrl, redisUrl, prefix = 'tangguh', log }: QueueOptions): Promise<Queues> {
  const trouble = troubleLog(log, redisUrl ? 'redis' : 'postgres');
  const backend = await (redisUrl ? openRedis(redisUrl, prefix, { log, trouble }) : openPostgres(postgresUrl, trouble));
  const open = <Data>(name: string): JobQueue<Data> =>
    new Queue(name, { connection: {}, defaultJobOptions: traceless }, backend.factory).on('error', trouble);
  const clock = open<Nothing>('clock');
  const notices = open<Notice>('notices');
  await Promise.all([clock.waitUntilReady(), notices.waitUntilReady()]);
  return {
    backend: backend.name,
    clock,
    notices,
    async take(queue, { concurrency, pace, lostMs }, processor) {
      const limiter = pace && { limiter: { max: pace, duration: 1_000 } };
      const lockMs = Math.min(LOCK_MS, lostMs);
      const lock = { lockDuration: lockMs, stalledInterval: lockMs, maxStalledCount: 3 };
      const options = { connection: {}, concurrency, ...lock, ...limiter };
      const worker = new Worker(queue.name, processor, options, backend.factory).on('error', trouble);
      await worker.waitUntilReady();
      return worker;
    },
    ping: async () => void (await within(2_000, notices.getWaitingCount())),
    async close() {
      await Promise.allSettled([clock.close(), notices.close()]);
      await backend.close();
    },
  };
}

/** Puts notices in line: what must be known now before what is for all. A row that is in line already keeps its place. */
export async function enqueueNotices(
  { notices }: Pick<Queues, 'notices'>,
  rows: Pick<Standing, 'id' | 'kind' | 'attempts'>[],
): Promise<void> {
  const jobs = rows.map(({ id, kind, attempts }) => ({
    name: kind,
    data: { row: id },
    opts: { jobId: `${kind}-${id}-${attempts}`, ...(kind !== 'reply' && { priority: precedence[kind] }) },
  }));
  for (let start = 0; start < jobs.length; start += CHUNK) await notices.addBulk(jobs.slice(start, start + CHUNK));
}
