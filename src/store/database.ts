import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Vault } from '../crypto.ts';
import { PrismaClient } from './client/client.ts';

/** The database as the application sees it: Prisma for plain work, the same pool for SQL where it is hot, and the vault. */
export type Database = { prisma: PrismaClient; pool: pg.Pool; vault: Vault; url: string; close(): Promise<void> };

/** A connection's settings: the application's role, which cannot change or delete audit rows, and UTC. */
export const asApplication = (url: string): pg.ClientConfig => ({
  connectionString: url,
  options: '-c role=tangguh_app -c timezone=UTC',
  application_name: 'tangguh',
});

/** Opens the pool; `url` is a migrated database. A lost connection is only noticed by the next query. */
export function openDatabase(url: string, vault: Vault, max = 10): Database {
  const pool = new pg.Pool({ ...asApplication(url), max, connectionTimeoutMillis: 5_000 });
  pool.on('error', () => {});
  // A connection that is lost while it is lent out reports here too; the query that waits for it fails on its own.
  pool.on('connect', (client) => client.on('error', () => {}));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const close = async () => {
    await prisma.$disconnect();
    if (!pool.ended) await pool.end();
  };
  return { prisma, pool, vault, url, close };
}

/** Runs `work` in one transaction on one connection; any throw rolls all of it back. */
export async function transaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    const lost = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    client.release(lost);
    throw error;
  }
}
