import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { openQueues, type Queues } from '../../src/jobs/queues.ts';
import type { Log } from '../../src/log.ts';
import type { Database } from '../../src/store/database.ts';
import { openTestRedis, type TestRedis } from './redis.ts';

/** One backend's content, of one test: opened as often as there are processes, looked into, and lost. */
export type TestQueue = {
  postgresUrl: string;
  redisUrl?: string;
  prefix: string;
  open(log: Log): Promise<Queues>;
  /** All that the backend holds, as text. */
  dump(): Promise<string>;
  /** The whole content is gone, as after FLUSHALL. */
  lose(): Promise<void>;
};

/** Prepares a backend for the tests of a `describe`; each test then asks for a queue of its own. */
export function queuesOn(backend: 'postgres' | 'redis'): (db: Database) => TestQueue {
  let redis: TestRedis | undefined;
  beforeAll(async () => {
    if (backend === 'redis') redis = await openTestRedis();
  });
  afterAll(() => redis?.close());
  return ({ url }) => {
    const prefix = `test-${randomBytes(6).toString('hex')}`;
    const place = { postgresUrl: url, prefix, ...(redis && { redisUrl: redis.url }) };
    const inside = redis ? onRedis(redis, prefix) : onPostgres(url);
    if (redis && !redis.ours) onTestFinished(() => inside.lose());
    const open = async (log: Log): Promise<Queues> => {
      const queues = await openQueues({ ...place, log });
      onTestFinished(() => queues.close());
      return queues;
    };
    return { ...place, open, ...inside };
  };
}

type Inside = Pick<TestQueue, 'dump' | 'lose'>;

const onPostgres = (url: string): Inside => {
  const asOwner = async (sql: string): Promise<pg.QueryResult[]> => {
    const client = new pg.Client(url);
    await client.connect();
    return [await client.query(sql).finally(() => client.end())].flat();
  };
  const tables = async (): Promise<string[]> => {
    const found = await asOwner(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'bullmq' AND tablename <> 'migration'`,
    );
    return found.flatMap(({ rows }) => rows.map(({ tablename }) => `bullmq.${tablename}`));
  };
  return {
    async dump() {
      const all = (await tables()).map((table) => `SELECT to_jsonb(t) AS row FROM ${table} t`);
      return JSON.stringify((await asOwner(all.join(';'))).map(({ rows }) => rows));
    },
    async lose() {
      const gone = `TRUNCATE ${(await tables()).join()}`;
      // Whoever is at work in the queue meanwhile may be in the way.
      for (let deadlock = true; deadlock; )
        deadlock = await asOwner(gone).then(
          () => false,
          (error: { code?: string }) => error.code === '40P01' || Promise.reject(error),
        );
    },
  };
};

const onRedis = ({ url, ours }: TestRedis, prefix: string): Inside => {
  const ask = async <T>(work: (redis: Redis) => Promise<T>): Promise<T> => {
    const redis = new Redis(url);
    return work(redis).finally(() => redis.disconnect());
  };
  const contentOf = async (redis: Redis, key: string): Promise<unknown> => {
    const type = await redis.type(key);
    if (type === 'hash') return redis.hgetall(key);
    if (type === 'stream') return redis.xrange(key, '-', '+');
    if (type === 'zset') return redis.zrange(key, 0, '-1');
    return type === 'list' ? redis.lrange(key, 0, -1) : redis.get(key);
  };
  return {
    dump: () =>
      ask(async (redis) => {
        const keys = await redis.keys(`${prefix}:*`);
        return JSON.stringify(await Promise.all(keys.map(async (key) => [key, await contentOf(redis, key)])));
      }),
    // Somebody else's Redis loses only what is this test's.
    lose: () =>
      ask(async (redis) => {
        if (ours) return void (await redis.flushall());
        const keys = await redis.keys(`${prefix}:*`);
        if (keys.length > 0) await redis.unlink(keys);
      }),
  };
};
