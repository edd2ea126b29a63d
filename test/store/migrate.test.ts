import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { drift } from '../../scripts/migration.ts';
import { openEmbedded } from '../../src/store/embedded/index.ts';
import { migrate, pendingMigrations } from '../../src/store/migrate.ts';
import { scratch } from '../support/scratch.ts';

let folder: string;
let cluster: Awaited<ReturnType<typeof openEmbedded>>;
let owner: Client;
let client: Client;
let url: string;
let dir: string;

beforeAll(async () => {
  folder = await mkdtemp(join(scratch, 'tangguh-migrate-'));
  cluster = await openEmbedded(folder, { fast: true });
  owner = new Client({ connectionString: cluster.url });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await cluster.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  const name = `m_${randomBytes(4).toString('hex')}`;
  await owner.query(`create database ${name}`);
  url = Object.assign(new URL(cluster.url), { pathname: `/${name}` }).href;
  client = new Client({ connectionString: url });
  await client.connect();
  dir = join(folder, name);
  await write('1_lake', 'create table lake (id int); insert into lake values (1);');
  return () => client.end();
});

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(dir, name), { recursive: true });
  await writeFile(join(dir, name, 'migration.sql'), sql);
}

const rowsOf = async (sql: string) => (await client.query(sql)).rows;

describe('migrate', () => {
  it('applies what is missing in order, and nothing a second time', async () => {
    await write('2_fish', `alter table lake add fish text; update lake set fish = 'gabus';`);
    expect(await pendingMigrations(url, dir)).toEqual(['1_lake', '2_fish']);
    expect(await migrate(url, dir)).toEqual(['1_lake', '2_fish']);
    expect(await pendingMigrations(client, dir)).toEqual([]);
    expect(await migrate(url, dir)).toEqual([]);
    await write('3_boat', 'create table boat (id int)');
    expect(await pendingMigrations(url, dir)).toEqual(['3_boat']);
    expect(await migrate(url, dir)).toEqual(['3_boat']);
    expect(await rowsOf('select * from lake')).toEqual([{ id: 1, fish: 'gabus' }]);
  });

  it('notes it as Prisma does', async () => {
    await migrate(url, dir);
    const [row] = await rowsOf('select * from _prisma_migrations');
    const checksum = createHash('sha256')
      .update('create table lake (id int); insert into lake values (1);')
      .digest('hex');
    expect(row).toMatchObject({
      migration_name: '1_lake',
      checksum,
      applied_steps_count: 1,
      logs: null,
      rolled_back_at: null,
    });
    expect(row.finished_at).toBeInstanceOf(Date);
  });

  it('takes turns when two come at once', async () => {
    await write('2_slow', 'select pg_sleep(0.3); create table slow (id int)');
    const applied = await Promise.all([migrate(url, dir), migrate(url, dir), migrate(url, dir)]);
    expect(applied.flat().sort()).toEqual(['1_lake', '2_slow']);
  });

  it('undoes the whole of one that fails, keeps those before it, and quotes no row', async () => {
    await write(
      '2_bad',
      `create table half (nik text unique); insert into half values ('1571015708900000'), ('1571015708900000')`,
    );
    const failure = await migrate(url, dir).catch((error: Error) => error);
    expect(failure).toMatchObject({ code: 'migration-failed', values: { migration: '2_bad' } });
    expect(JSON.stringify(failure) + String(failure)).not.toContain('1571015708900000');
    expect(await rowsOf(`select to_regclass('half') as half, to_regclass('lake') as lake`)).toEqual([
      { half: null, lake: 'lake' },
    ]);
    expect(await pendingMigrations(url, dir)).toEqual(['2_bad']);
    await write('2_bad', 'create table half (id int)');
    expect(await migrate(url, dir)).toEqual(['2_bad']);
  });

  it('quotes no value that PostgreSQL could not read', async () => {
    await write('2_bad', `select '1571015708900000'::date`);
    const failure = await migrate(url, dir).catch((error: Error) => error);
    expect(failure).toMatchObject({ code: 'migration-failed', values: { migration: '2_bad', said: '22008' } });
    expect(String(failure)).not.toContain('1571015708900000');
  });

  it('applies again what another tool left unfinished, and marks the old note', async () => {
    await migrate(url, dir);
    await write('2_fish', 'create table fish (id int)');
    await client.query(`insert into _prisma_migrations (id, checksum, migration_name) values ('x', 'y', '2_fish')`);
    expect(await pendingMigrations(url, dir)).toEqual(['2_fish']);
    expect(await migrate(url, dir)).toEqual(['2_fish']);
    const notes = await rowsOf(
      `select rolled_back_at is null as counts from _prisma_migrations where migration_name = '2_fish' order by 1`,
    );
    expect(notes).toEqual([{ counts: false }, { counts: true }]);
  });

  it('refuses a database that is newer than the code', async () => {
    await write('2_fish', 'create table fish (id int)');
    await migrate(url, dir);
    await rm(join(dir, '2_fish'), { recursive: true });
    await expect(migrate(url, dir)).rejects.toMatchObject({ code: 'database-newer', values: { migrations: '2_fish' } });
  });

  it('refuses a migration that was changed after it was applied', async () => {
    await migrate(url, dir);
    await write('1_lake', 'create table lake (id bigint)');
    await expect(migrate(url, dir)).rejects.toMatchObject({
      code: 'migration-changed',
      values: { migrations: '1_lake' },
    });
  });

  it.each(['begin;', 'COMMIT;', '  start transaction;', 'rollback work ;'])(
    'refuses a script that says %s',
    async (word) => {
      await write('2_own', `create table own (id int);\n${word}\n`);
      await expect(migrate(url, dir)).rejects.toThrow('must not begin or end a transaction');
      expect(await pendingMigrations(url, dir)).toEqual(['2_own']);
    },
  );

  it('lets a function have its begin and end', async () => {
    await write('2_function', 'create function f() returns int language plpgsql as $$\nbegin\n  return 1;\nend;\n$$;');
    expect(await migrate(url, dir)).toEqual(['1_lake', '2_function']);
  });
});

describe('a kill -9 in the middle of a migration', () => {
  const script = fileURLToPath(new URL('../../src/store/migrate.ts', import.meta.url));

  function migrateElsewhere() {
    const words = `import { migrate } from ${JSON.stringify(script)}; await migrate(${JSON.stringify(url)}, ${JSON.stringify(dir)})`;
    return spawn(process.execPath, ['--input-type=module', '-e', words], { stdio: 'ignore' });
  }

  const connections = () =>
    rowsOf(
      `select query from pg_stat_activity where application_name = 'tangguh migrate' and datname = current_database()`,
    );

  const running = (sql: string) =>
    vi.waitFor(
      async () => {
        const rows = await rowsOf(
          `select 1 from pg_stat_activity where application_name = 'tangguh migrate' and query like '%${sql}%'`,
        );
        expect(rows).toHaveLength(1);
      },
      { timeout: 20_000, interval: 20 },
    );

  it('leaves nothing of it, and the next start has the whole without waiting for the dead one', async () => {
    await write(
      '2_slow',
      'create table slow (id int); insert into slow values (1); select pg_sleep(20); insert into slow values (2);',
    );
    const killed = migrateElsewhere();
    await running('pg_sleep');
    killed.kill('SIGKILL');
    await write('2_slow', 'create table slow (id int); insert into slow values (1); insert into slow values (2);');
    const before = performance.now();
    expect(await migrate(url, dir)).toEqual(['2_slow']);
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(await rowsOf('select id from slow order by id')).toEqual([{ id: 1 }, { id: 2 }]);
    expect(await rowsOf('select count(*)::int as notes from _prisma_migrations')).toEqual([{ notes: 2 }]);
  });

  it('between and inside of many leaves each migration with its note or without both', async () => {
    for (const n of [2, 3, 4, 5, 6, 7]) await write(`2_${n}`, `create table t${n} as select ${n} from pg_sleep(0.1)`);
    for (const n of [2, 4, 6]) {
      const killed = migrateElsewhere();
      await running(`table t${n}`);
      killed.kill('SIGKILL');
      await vi.waitFor(async () => expect(await connections()).toEqual([]), 10_000);
      const [tables] = await rowsOf(`select count(*)::int as n from pg_class where relname ~ '^t[0-9]$'`);
      const [notes] = await rowsOf(`select count(*)::int as n from _prisma_migrations where migration_name like '2_%'`);
      expect(notes).toEqual(tables);
      expect(tables?.n).toBeLessThan(6);
    }
    await migrate(url, dir);
    expect(await pendingMigrations(url, dir)).toEqual([]);
  });
});

describe('the schema', () => {
  it('is what the migrations make', async () => {
    expect(await drift()).toBe('');
  });

  it('shows what a migration still has to do', async () => {
    const schema = 'datasource db {\n provider = "postgresql"\n}\nmodel Boat {\n id Int @id\n}\n';
    expect(await drift(schema)).toContain('CREATE TABLE "Boat"');
  });
});
