import { createRedisBackend, type QueueOptions } from 'bullmq';
import { Redis } from 'ioredis';
import type { Log } from '../log.ts';
import { within } from '../within.ts';
import type { Backend } from './backend.ts';
import { redisTrouble } from './refused.ts';

const retryStrategy = (tried: number): number => Math.min(tried * 200, 5_000);

/** Who adds a job, or asks after the queue's health, is told at once when Redis is away. */
const prompt = {
  retryStrategy,
  lazyConnect: true,
  connectTimeout: 5_000,
  maxRetriesPerRequest: 1,
  enableOfflineQueue: false,
  commandTimeout: 5_000,
};

/** Who waits for jobs waits for Redis too. */
const patient = { retryStrategy, lazyConnect: true, connectTimeout: 5_000, maxRetriesPerRequest: null };

/** A Redis that takes connections and says nothing is given up after this. */
const OPEN_MS = 8_000;

/** Queues on Redis or Valkey, under keys that begin with `prefix`. Rejects with a `Trouble` when it cannot be used, soon. */
export async function openRedis(
  url: string,
  prefix: string,
  { log, trouble }: { log: Log; trouble: (error: unknown) => void },
): Promise<Backend> {
  // What `connect` rejects with says only that it was in vain; why, is what is heard here.
  let heard: unknown;
  const hear = (error: unknown) => {
    heard ??= error;
    trouble(error);
  };
  const adders = new Redis(url, prompt).on('error', hear);
  const takers = new Redis(url, patient).on('error', hear);
  const close = async () => {
    adders.disconnect();
    takers.disconnect();
  };
  const opened = Promise.all([adders.connect(), takers.connect()]).then(() => warnOf(adders, log));
  await within(OPEN_MS, opened).catch(async (error) => {
    await close();
    throw redisTrouble(heard ?? error, url);
  });
  return {
    name: 'redis',
    factory(name, opts, more) {
      const ours: QueueOptions = { ...opts, prefix, connection: more?.withBlockingConnection ? takers : adders };
      return createRedisBackend(name, ours, more);
    },
    close,
  };
}

/**
 * Warns of a Redis that may lose jobs: one that evicts keys when it is full, or that keeps nothing on disk. Nothing is
 * lost for good, because the database is the schedule; but jobs come late.
 */
async function warnOf(redis: Redis, log: Log): Promise<void> {
  const info = await redis.info();
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1] ?? 'noeviction';
  if (policy !== 'noeviction')
    log.warn('redis-may-evict-jobs', { backend: 'redis', why: `maxmemory-policy is ${policy}, set noeviction` });
  if (!(await keeps(redis, info)))
    log.warn('redis-keeps-nothing', { backend: 'redis', why: 'no AOF and no snapshots, set appendonly yes' });
}

/** Whether it writes to disk; a hosted Redis that hides its configuration is believed. */
async function keeps(redis: Redis, info: string): Promise<boolean> {
  if (/^aof_enabled:1/m.test(info)) return true;
  const [, save] = (await redis.config('GET', 'save').catch(() => ['save', 'hidden'])) as string[];
  return save !== '';
}
