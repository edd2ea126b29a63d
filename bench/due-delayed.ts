import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { openRedis } from '../src/jobs/redis.ts';
import { openLog } from '../src/log.ts';
import { seconds } from './report.ts';

const DAY_MS = 86_400_000;
const LOT = 1_000;
/** Long enough for the last of those that are due to be added before it. */
const AHEAD_MS = 10_000;

async function usedMemory(url: string): Promise<number> {
  const redis = new Redis(url);
  const info = await redis.info('memory').finally(() => redis.disconnect());
  return Number(/^used_memory:(\d+)/m.exec(info)?.[1]);
}

/** The same as delayed jobs in an empty Redis, which is how BullMQ would have it: how late each of those due is taken, and what Redis holds in memory. */
export async function delayed(
  url: string,
  future: number,
  due: number,
): Promise<{ addSeconds: number; late: number[]; memory: number }> {
  const backend = await openRedis(url, 'bench', { log: openLog('silent'), trouble: () => {} });
  const opts = { removeOnComplete: true, removeOnFail: true };
  const queue = new Queue('delayed', { connection: {}, defaultJobOptions: opts }, backend.factory);
  const add = async (count: number, delay: (at: number) => number) => {
    for (let from = 0; from < count; from += LOT) {
      const lot = Array.from({ length: Math.min(LOT, count - from) }, (_, at) => from + at);
      await queue.addBulk(lot.map((at) => ({ name: 'remind', data: { row: at }, opts: { delay: delay(at) } })));
    }
  };
  const addSeconds = await seconds(() => add(future, (at) => DAY_MS + at));
  const memory = await usedMemory(url);
  const instant = Date.now() + AHEAD_MS;
  await add(due, () => Math.max(0, instant - Date.now()));
  const late: number[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const take = async () => {
    late.push(Date.now() - instant);
    if (late.length === due) resolve();
  };
  const worker = new Worker('delayed', take, { connection: {}, concurrency: 32 }, backend.factory);
  await promise;
  await worker.close();
  await queue.close();
  await backend.close();
  return { addSeconds, late, memory };
}
