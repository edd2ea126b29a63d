import { Redis } from 'ioredis';
import { afterAll, beforeAll } from 'vitest';
import { openTestRedis, type TestRedis } from '../../support/redis.ts';

/**
 * The settings by which an application uses this backend, for the tests of a `describe`. Somebody else's Redis may hold a
 * Tangguh of theirs: ours goes to a database of its own there.
 */
export function queueSettings(backend: 'postgres' | 'redis'): () => { REDIS_URL?: string } {
  let redis: TestRedis | undefined;
  let url: string | undefined;
  beforeAll(async () => {
    if (backend === 'postgres') return;
    redis = await openTestRedis();
    url = redis.ours ? redis.url : Object.assign(new URL(redis.url), { pathname: '/7' }).href;
  });
  afterAll(async () => {
    if (url && !redis?.ours) {
      const client = new Redis(url);
      await client.flushdb().finally(() => client.disconnect());
    }
    await redis?.close();
  });
  return () => (url ? { REDIS_URL: url } : {});
}
