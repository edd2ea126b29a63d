import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { vault } from '../../src/crypto.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';

export const testVault = vault({ sealing: [{ id: 't1', key: Buffer.alloc(32, 1) }], index: Buffer.alloc(32, 2) });

async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client(inject('cluster'));
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** A migrated, empty database: the owner's URL of it, and how to drop it. */
export async function makeTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(`CREATE DATABASE ${name} TEMPLATE template_tangguh STRATEGY file_copy`);
  const url = Object.assign(new URL(inject('cluster')), { pathname: `/${name}` }).href;
  return { url, drop: () => asOwner(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** The same, opened; `close` drops it. */
export async function openTestDatabase(): Promise<Database> {
  const { url, drop } = await makeTestDatabase();
  const database = openDatabase(url, testVault);
  const close = async () => {
    await database.close();
    await drop();
  };
  return { ...database, close };
}

/** The same, for one test only. */
export async function freshDatabase(): Promise<Database> {
  const database = await openTestDatabase();
  onTestFinished(() => database.close());
  return database;
}
