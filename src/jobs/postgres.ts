import { createPostgresBackend, type PgPool, runMigrations } from 'bullmq';
import { openQueuePool, prepareQueue } from '../store/queue-pool.ts';
import type { Backend } from './backend.ts';

/** Queues in the database itself, in a schema of their own. Rejects when the database cannot be reached. */
export async function openPostgres(url: string, trouble: (error: unknown) => void): Promise<Backend> {
  const pool = openQueuePool(url);
  pool.on('error', trouble);
  await prepareQueue(pool, runMigrations).catch((error) => pool.end().then(() => Promise.reject(error)));
  // BullMQ describes the pool in words of its own, which say of optional fields what strict checking does not accept.
  return {
    name: 'postgres',
    factory: (name, opts, more) =>
      createPostgresBackend(name, { ...opts, connection: pool as unknown as PgPool }, more),
    close: () => pool.end(),
  };
}
