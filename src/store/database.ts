import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Vault } from '../crypto.ts';
import { PrismaClient } from './client/client.ts';
import { openLanes } from './lanes.ts';

/**
 * The database as the application sees it: Prisma for plain work, the same pool for SQL, `lanes` for statements that are asked
 * at every turn, and the vault.
 */
export type Database = {
  prisma: PrismaClient;
  pool: pg.Pool;
  lanes: Queryable;
  vault: Vault;
  url: string;
  close(): Promise<void>;
};

/** A connection's settings: the application's role, which cannot change or delete audit rows, and UTC. */
export const asApplication = (url: string): pg.ClientConfig => ({
  connectionString: url,
  options: '-c role=tangguh_app -c timezone=UTC',
  application_name: 'tangguh',
});

/** Two of them are the lanes. */
const CONNECTIONS = 10;

/**
 * Opens the pool; `url` is a migrated database. A lost connection is only noticed by the next query. Its connections are
 * pipelined: queries that are asked without waiting for one another go out together and are answered in order, in one
 * round trip. COPY cannot be asked on them (`ownTransaction`).
 */
export function openDatabase(url: string, vault: Vault): Database {
  const pool = new pg.Pool({
    ...asApplication(url),
    max: CONNECTIONS,
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
  pool.on('error', () => {});
  // A connection that is lost while it is lent out reports here too; the query that waits for it fails on its own.
  pool.on('connect', (client) => client.on('error', () => {}));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const lanes = openLanes(pool);
  const close = async () => {
    await lanes.close();
    await prisma.$disconnect();
    if (!pool.ended) await pool.end();
  };
  return { prisma, pool, lanes, vault, url, close };
}

/** Begins a transaction on this connection and works in it. The first query goes out together with the BEGIN. */
async function begun<Client extends pg.ClientBase, T>(
  client: Client,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const [, result] = await Promise.all([client.query('BEGIN'), work(client)]);
  return result;
}

/** Undoes what was begun and gives the connection back, or gives it up. */
async function undo(client: pg.PoolClient): Promise<void> {
  const lost = await client.query('ROLLBACK').then(
    () => false,
    () => true,
  );
  client.release(lost);
}

/** Runs `work` in one transaction on one connection of the pool; any throw rolls all of it back. */
export async function transaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const result = await begun(client, work);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    await undo(client);
    throw error;
  }
}

/** A pool, or a connection that is in a transaction. */
export type Queryable = Pick<pg.ClientBase, 'query'>;

/** The same as `transaction` on a connection of its own that is not pipelined, which COPY needs. Ending it rolls back what is left. */
export async function ownTransaction<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...asApplication(url), connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    const result = await begun(client, work);
    await client.query('COMMIT');
    return result;
  } finally {
    await client.end();
  }
}
