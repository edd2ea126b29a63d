import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, DatabaseError } from 'pg';
import { Trouble } from '../trouble.ts';

/** Where the migrations lie: one folder each, named by time, holding `migration.sql`. */
const ours = new URL('../../prisma/migrations', import.meta.url);

/** The number that `prisma migrate` locks too, so that neither works while the other does. */
const lock = 72707369;

/** Prisma's own table, word for word, so that `prisma migrate deploy` reads what we wrote. */
const table = `create table if not exists public._prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

/** A script that ends our transaction could be left half applied. */
const endsTransaction = /^\s*(begin|start\s+transaction|commit|rollback)(\s+(work|transaction))?\s*;/im;

type Migration = { name: string; sql: string; checksum: string };

/** Anything that answers queries: a client or a pool of `pg`. */
export type Queryable = { query(sql: string): Promise<{ rows: { migration_name?: string; checksum?: string }[] }> };

/**
 * Brings the database at `url` up to the migrations in `dir` and gives the names of those it applied, oldest first.
 * Each one and its row in `_prisma_migrations` are one transaction: a kill at any moment leaves the whole or nothing.
 * Two at once take turns. Throws a `Trouble` when a migration fails, was changed after it was applied, or is unknown to
 * this code; what `pg` throws when the database is not to be had, or its user may not do it.
 */
export async function migrate(url: string, dir: URL | string = ours): Promise<string[]> {
  const migrations = await readMigrations(dir);
  const client = clientOf(url);
  await client.connect();
  try {
    // If we are killed, the server shall notice, and not sit on the lock until a long statement ends.
    await client.query(`set client_connection_check_interval = '1s'`);
    await client.query(`select pg_advisory_lock(${lock})`);
    return await applyAll(client, migrations);
  } finally {
    await client.end();
  }
}

/** The names of the migrations in `dir` that the database has not had yet, oldest first. Only reads. */
export async function pendingMigrations(database: string | Queryable, dir: URL | string = ours): Promise<string[]> {
  const migrations = await readMigrations(dir);
  if (typeof database !== 'string') return pending(database, migrations);
  const client = clientOf(database);
  await client.connect();
  try {
    return await pending(client, migrations);
  } finally {
    await client.end();
  }
}

/** Without a listener a lost connection would end the process; the query that waits for it fails on its own. */
const clientOf = (url: string): Client =>
  new Client({ connectionString: url, application_name: 'tangguh migrate', connectionTimeoutMillis: 8_000 }).on(
    'error',
    () => {},
  );

async function pending(client: Queryable, migrations: Migration[]): Promise<string[]> {
  const applied = await appliedMigrations(client);
  return migrations.map(({ name }) => name).filter((name) => !applied.has(name));
}

async function applyAll(client: Client, migrations: Migration[]): Promise<string[]> {
  await client.query(`set client_min_messages = warning; ${table}`);
  // Left by another tool that was killed: PostgreSQL undid the work, only the note stayed.
  await client.query(`update public._prisma_migrations set rolled_back_at = now()
    where finished_at is null and rolled_back_at is null`);
  const applied = await appliedMigrations(client);
  refuseStrangers(applied, migrations);
  const todo = migrations.filter(({ name }) => !applied.has(name));
  for (const migration of todo) await apply(client, migration);
  return todo.map(({ name }) => name);
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  if (endsTransaction.test(sql)) throw new Error(`migration ${name} must not begin or end a transaction itself`);
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query(
      `insert into public._prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    // A lost connection is not the migration's fault, nor is a right that the database's user has not (42501).
    if (!(error instanceof DatabaseError) || error.code === '42501') throw error;
    throw new Trouble('migration-failed', { migration: name, said: saidOf(error) });
  }
}

/** The server's own message only, for its detail may quote a row; not even that for bad data (class 22), which it quotes. */
const saidOf = ({ code = '', message }: DatabaseError): string => (code.startsWith('22') ? code : `${code} ${message}`);

/** Name and checksum of every migration that was applied wholly; empty without the table. */
async function appliedMigrations(client: Queryable): Promise<Map<string, string>> {
  const { rows: found } = await client.query(`select 1 where to_regclass('public._prisma_migrations') is not null`);
  if (found.length === 0) return new Map();
  const { rows } = await client.query(`select migration_name, checksum from public._prisma_migrations
    where finished_at is not null and rolled_back_at is null`);
  return new Map(rows.map((row) => [row.migration_name ?? '', row.checksum ?? '']));
}

function refuseStrangers(applied: Map<string, string>, migrations: Migration[]): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  const unknown = [...applied.keys()].filter((name) => !known.has(name));
  if (unknown.length) throw new Trouble('database-newer', { migrations: unknown.join(', ') });
  const changed = [...applied].filter(([name, checksum]) => known.get(name) !== checksum).map(([name]) => name);
  if (changed.length) throw new Trouble('migration-changed', { migrations: changed.join(', ') });
}

async function readMigrations(dir: URL | string): Promise<Migration[]> {
  const base = dir instanceof URL ? fileURLToPath(dir) : dir;
  const entries = await readdir(base, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(names.sort().map((name) => readMigration(base, name)));
}

async function readMigration(base: string, name: string): Promise<Migration> {
  const bytes = await readFile(join(base, name, 'migration.sql'));
  return { name, sql: bytes.toString(), checksum: createHash('sha256').update(bytes).digest('hex') };
}
