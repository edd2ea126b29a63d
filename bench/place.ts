import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { vault } from '../src/crypto.ts';
import { type Database, openDatabase } from '../src/store/database.ts';
import { openEmbedded } from '../src/store/embedded/index.ts';
import { layout } from '../src/store/embedded/layout.ts';
import { migrate } from '../src/store/migrate.ts';

const key = Buffer.alloc(32, 1);
/** What everything in the bench is sealed with. */
export const keys = { sealing: [{ id: 'k1', key }], index: key };

/** A database of the bench's own: `url` is its owner's. */
export type Place = { folder: string; url: string; db: Database };

/** Works with a database of its own, embedded as the application has it, which is gone afterwards. */
export async function withDatabase(work: (place: Place) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tangguh-bench-'));
  const embedded = await openEmbedded(folder);
  await migrate(embedded.url);
  const db = openDatabase(embedded.url, vault(keys));
  try {
    await work({ folder, url: embedded.url, db });
  } finally {
    await db.close();
    await embedded.close();
    await rm(folder, { recursive: true });
  }
}

/** The process of an embedded database, the parent of those of its connections. */
export const postmaster = (folder: string): number =>
  Number(readFileSync(join(layout(folder).data, 'postmaster.pid'), 'utf8').split('\n')[0]);

/** Asks as the owner of the database. */
export async function asOwner(url: string, sql: string): Promise<void> {
  const owner = new pg.Client(url);
  await owner.connect();
  await owner.query(sql).finally(() => owner.end());
}

/**
 * What autovacuum does by itself within a minute. A statement that was prepared while its tables were empty is planned for
 * empty tables until then.
 */
export const analyse = (url: string): Promise<void> => asOwner(url, 'VACUUM ANALYZE');
