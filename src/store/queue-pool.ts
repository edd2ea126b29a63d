import pg from 'pg';
import { asApplication } from './database.ts';

/** The part of a connection that BullMQ's migrations need. */
export type Session = { query(sql: string, values?: readonly unknown[]): Promise<pg.QueryResult> };

/** What the schema of the queue is called; our first migration makes it and gives it to the application's role. */
export const QUEUE_SCHEMA = 'bullmq';

/**
 * The one small pool of everything that BullMQ does on PostgreSQL; each of our two workers keeps one of its connections
 * to listen on. It acts as the application's role, whose schema that is, and finds its tables by the search path.
 */
export const openQueuePool = (url: string): pg.Pool => {
  const settings = asApplication(url);
  return new pg.Pool({
    ...settings,
    options: `${settings.options} -c search_path=${QUEUE_SCHEMA}`,
    application_name: 'tangguh-queue',
    max: 6,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
};

/**
 * Lends one connection for BullMQ's own migrations. They begin with CREATE SCHEMA IF NOT EXISTS, for which PostgreSQL asks
 * the right to make schemas even where the schema exists; the application's role has no such right and needs none.
 */
export async function prepareQueue(pool: pg.Pool, migrate: (session: Session) => Promise<unknown>): Promise<void> {
  const client = await pool.connect();
  const nothing: Session['query'] = () => client.query('SELECT 1');
  const query: Session['query'] = (sql, values) =>
    sql.startsWith('CREATE SCHEMA') ? nothing(sql) : client.query(sql, values && [...values]);
  await migrate({ query }).finally(() => client.release());
}
