import type pg from 'pg';
import { type Database, transaction } from './database.ts';

/** The value of a setting, or null. */
export async function setting(on: pg.Pool | pg.ClientBase, key: string): Promise<string | null> {
  const { rows } = await on.query<{ value: string }>('SELECT value FROM settings WHERE key = $1', [key]);
  return rows[0]?.value ?? null;
}

export async function keepSetting(on: pg.Pool | pg.ClientBase, key: string, value: string): Promise<void> {
  await on.query(
    `INSERT INTO settings (key, value) VALUES ($1, $2)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE settings.value <> excluded.value`,
    [key, value],
  );
}

export async function dropSetting(on: pg.Pool | pg.ClientBase, key: string): Promise<void> {
  await on.query('DELETE FROM settings WHERE key = $1', [key]);
}

/** Runs `work` unless it ran before for this `edition` of the data, so that a second start costs one look. */
export async function seedOnce(
  db: Database,
  what: string,
  edition: string,
  work: (client: pg.PoolClient) => Promise<void>,
): Promise<void> {
  const key = `seeded.${what}`;
  if ((await setting(db.pool, key)) === edition) return;
  await transaction(db.pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [key]);
    await work(client);
    await keepSetting(client, key, edition);
  });
}
