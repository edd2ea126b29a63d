import { execFile, spawn, spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openEmbedded } from '../../src/store/embedded/index.ts';
import { scratch } from '../support/scratch.ts';
import { groupOf, killAll, open, opener, processesOf, server } from './processes.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const root = process.getuid?.() === 0;
const nobody = 65534;
const folders: string[] = [];

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(scratch, 'tangguh-embedded-'));
  folders.push(folder);
  return folder;
}

/** A folder with a database in it that was opened and closed before. */
async function usedFolder(): Promise<string> {
  const folder = await newFolder();
  await promisify(execFile)('cp', ['-a', `${made}/.`, folder]);
  return folder;
}

let made: string;
beforeAll(async () => {
  made = await mkdtemp(join(scratch, 'tangguh-embedded-'));
  await (await openEmbedded(made, { fast: true })).close();
});
afterAll(() => rm(made, { recursive: true, force: true }));

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  killAll();
  for (const folder of folders.splice(0)) {
    const pid = await server(folder);
    if (pid && processesOf(folder).includes(pid)) process.kill(pid, 'SIGKILL');
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  }
});

describe('the embedded database', () => {
  it('is made at the first opening, keeps what it was told, and leaves no process behind', async () => {
    const folder = join(await newFolder(), 'data');
    const first = await openEmbedded(folder);
    await ask(first.url, 'create table kept (word text)');
    await ask(first.url, `insert into kept values ('Batanghari')`);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'pg/password'))).mode & 0o777).toBe(0o600);
    await first.close();
    expect(processesOf(folder)).toEqual([]);

    const before = performance.now();
    const second = await openEmbedded(folder);
    expect(performance.now() - before).toBeLessThan(1000);
    expect(await ask(second.url, 'select word from kept')).toEqual([{ word: 'Batanghari' }]);
    await second.close();
    expect(processesOf(folder)).toEqual([]);
  });

  it('speaks UTF-8 and UTC whatever the machine speaks, and safely unless told otherwise', async () => {
    const database = await openEmbedded(await usedFolder());
    const [row] = await ask(
      database.url,
      `select current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
         current_setting('fsync') as fsync, current_setting('unix_socket_directories') as sockets,
         datlocprovider::text as provider from pg_database where datname = current_database()`,
    );
    expect(row).toEqual({ encoding: 'UTF8', zone: 'UTC', fsync: 'on', sockets: '', provider: 'b' });
    await database.close();
  });

  it('lets nobody in without the password', async () => {
    const database = await openEmbedded(await usedFolder(), { fast: true });
    const wrong = Object.assign(new URL(database.url), { password: 'guessed' }).href;
    await expect(ask(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await database.close();
  });

  it('writes neither statements nor values into its log', async () => {
    const folder = await usedFolder();
    const database = await openEmbedded(folder, { fast: true });
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query('create table people (nik text primary key)');
    const insert = () => client.query('insert into people values ($1)', ['1571015708900000']);
    await insert();
    await expect(insert()).rejects.toMatchObject({ code: '23505' });
    await expect(client.query(`select '1571015708900000'::date`)).rejects.toMatchObject({ code: '22008' });
    await expect(client.query(`selec '1571015708900000'`)).rejects.toMatchObject({ code: '42601' });
    await client.end();
    await database.close();
    const log = await readFile(join(folder, 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toMatch(/1571015708900000|people|select/i);
  });
});

describe('several who use it', () => {
  it('start it once when they come at the same moment, and the last one out stops it', async () => {
    const folder = await newFolder();
    const [one, two, three] = [open(folder), open(folder), open(folder)];
    const urls = await Promise.all([one.url(), two.url(), three.url()]);
    expect(new Set(urls).size).toBe(1);
    expect([one, two, three].filter(({ lines }) => lines.includes('embedded.started'))).toHaveLength(1);

    await Promise.all([one.close(), three.close()]);
    expect(await ask(urls[0] ?? '', 'select 1 as up')).toEqual([{ up: 1 }]);
    await two.close();
    expect(processesOf(folder)).toEqual([]);
    expect((await readdir(folder)).filter((name) => name.startsWith('pg.'))).toEqual([]);
  });

  it('get a server also while the last one is just stopping it', async () => {
    const folder = await usedFolder();
    let current = await openEmbedded(folder, { fast: true });
    for (let round = 0; round < 12; round++) {
      const closing = current.close();
      await sleep(round * 3);
      current = await openEmbedded(folder, { fast: true });
      await closing;
      expect(await ask(current.url, 'select 1 as up')).toEqual([{ up: 1 }]);
    }
    await current.close();
    expect(processesOf(folder)).toEqual([]);
  });

  it('do not hear each other’s Ctrl-C: the server has a group of its own', async () => {
    const folder = await usedFolder();
    const database = await openEmbedded(folder, { fast: true });
    const pid = await server(folder);
    expect(groupOf(pid ?? 0)).toBe(pid);
    await database.close();
  });
});

describe('after a kill -9', () => {
  it('of its user it runs on, the next one finds it and stops it at its end', async () => {
    const folder = await usedFolder();
    const killed = open(folder);
    const url = await killed.url();
    await killed.kill();
    const next = open(folder);
    expect(await next.url()).toBe(url);
    expect(next.lines).toContain('embedded.attached');
    await next.close();
    expect(processesOf(folder)).toEqual([]);
  });

  it('of user and server it comes back with everything that was committed', async () => {
    const folder = await usedFolder();
    const killed = open(folder);
    await ask(await killed.url(), 'create table kept as select 42 as answer');
    process.kill((await server(folder)) ?? 0, 'SIGKILL');
    await killed.kill();
    const database = await openEmbedded(folder, { fast: true });
    expect(await ask(database.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await database.close();
  });

  it('of the server alone it is started again under the same address', async () => {
    const folder = await usedFolder();
    const events: string[] = [];
    const database = await openEmbedded(folder, { fast: true, onEvent: (event) => events.push(event) });
    process.kill((await server(folder)) ?? 0, 'SIGKILL');
    await vi.waitFor(() => expect(events).toEqual(['embedded.started', 'embedded.lost', 'embedded.started']), 20_000);
    expect(await ask(database.url, 'select 1 as up')).toEqual([{ up: 1 }]);
    await database.close();
    expect(processesOf(folder)).toEqual([]);
  });

  it('in the middle of being made it is made anew, and the half is gone', async () => {
    const folder = await newFolder();
    const killed = open(folder);
    await vi.waitFor(
      async () => {
        const half = (await readdir(folder)).find((name) => name.startsWith('pg.new.')) ?? '';
        await stat(join(folder, half || 'none yet', 'data/global'));
      },
      { timeout: 20_000, interval: 5 },
    );
    await killed.kill();
    expect(await readdir(folder)).not.toContain('pg');
    const database = await openEmbedded(folder, { fast: true });
    expect(await ask(database.url, 'select 1 as up')).toEqual([{ up: 1 }]);
    await database.close();
    expect((await readdir(folder)).sort()).toEqual(['pg', 'postgres.log']);
  });

  it('does not mind that its number belongs to a stranger by now', async () => {
    const folder = await usedFolder();
    const killed = open(folder);
    await killed.url();
    const pid = (await server(folder)) ?? 0;
    const noted = await readFile(join(folder, 'pg/data/postmaster.pid'), 'utf8');
    process.kill(pid, 'SIGKILL');
    await killed.kill();
    const stranger = spawn('sleep', ['60']);
    await writeFile(join(folder, 'pg/data/postmaster.pid'), noted.replace(String(pid), String(stranger.pid)));
    const database = await openEmbedded(folder, { fast: true });
    expect(await ask(database.url, 'select 1 as up')).toEqual([{ up: 1 }]);
    await database.close();
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    stranger.kill();
  });
});

describe('what it cannot use', () => {
  it.each([
    ['a folder without a database in it', 'cluster-incomplete', (home: string) => rm(join(home, 'data/PG_VERSION'))],
    ['a database without its password', 'cluster-incomplete', (home: string) => rm(join(home, 'password'))],
    ['another version', 'cluster-other-version', (home: string) => writeFile(join(home, 'data/PG_VERSION'), '17\n')],
    [
      'a broken control file',
      'cluster-damaged',
      (home: string) => writeFile(join(home, 'data/global/pg_control'), 'broken'),
    ],
  ])('%s is named and left as it is', async (_, code, breakIt) => {
    const folder = await usedFolder();
    await breakIt(join(folder, 'pg'));
    const before = await readdir(join(folder, 'pg'), { recursive: true });
    await expect(openEmbedded(folder, { fast: true })).rejects.toMatchObject({ code });
    expect(await readdir(join(folder, 'pg'), { recursive: true })).toEqual(expect.arrayContaining(before));
    expect(processesOf(folder)).toEqual([]);
  });

  it('a password that does not fit is named, and no server stays', async () => {
    const folder = await usedFolder();
    await writeFile(join(folder, 'pg/password'), 'another');
    await expect(openEmbedded(folder, { fast: true })).rejects.toMatchObject({ code: 'cluster-password' });
    expect(processesOf(folder)).toEqual([]);
  });

  it('a data folder that cannot be made is named', async () => {
    const file = join(await newFolder(), 'file');
    await writeFile(file, '');
    await expect(openEmbedded(join(file, 'data'))).rejects.toMatchObject({
      code: 'folder-unwritable',
      values: { folder: join(file, 'data'), why: 'ENOTDIR' },
    });
  });
});

/** Whether an ordinary user can read this project at all; below a private folder he cannot. */
const projectIsReachable = root && spawnSync('test', ['-r', opener], { uid: nobody, gid: nobody }).status === 0;

describe.runIf(root)('started by root', () => {
  it('runs below a folder that only root may enter', async () => {
    const parent = await newFolder();
    await chmod(parent, 0o700);
    const database = await openEmbedded(join(parent, 'data'), { fast: true });
    expect(await ask(database.url, 'select 1 as up')).toEqual([{ up: 1 }]);
    await database.close();
  });

  it('becomes an ordinary user where no user namespace can be made, or says what that user cannot reach', async () => {
    const parent = await newFolder();
    const closed = open(join(parent, 'data'), { env: { PATH: '' } });
    await closed.ended;
    expect(closed.lines).toEqual(['folder-unreachable']);

    await chmod(parent, 0o755);
    const opened = open(join(parent, 'data'), { env: { PATH: '' } });
    if (!projectIsReachable) {
      await opened.ended;
      expect(opened.lines).toEqual(['postgres-closed-to-user']);
      return;
    }
    await opened.url();
    expect((await stat(join(parent, 'data/pg/data'))).uid).toBe(1000);
    await opened.close();
    expect(processesOf(join(parent, 'data'))).toEqual([]);
    // And with namespaces again it stays that user's.
    const later = await openEmbedded(join(parent, 'data'), { fast: true });
    expect(await ask(later.url, 'select 1 as up')).toEqual([{ up: 1 }]);
    await later.close();
  });

  it.runIf(projectIsReachable)('and by an ordinary user: each in his own folder, and not in the other’s', async () => {
    const folder = await newFolder();
    await chown(folder, nobody, nobody);
    const his = open(folder, { uid: nobody, gid: nobody });
    expect(await ask(await his.url(), 'select 1 as up')).toEqual([{ up: 1 }]);
    const beside = await openEmbedded(folder, { fast: true });
    await his.close();
    expect(await ask(beside.url, 'select 1 as up')).toEqual([{ up: 1 }]);
    await beside.close();
    expect(processesOf(folder)).toEqual([]);

    const roots = await newFolder();
    await mkdir(join(roots, 'data'));
    const refused = open(join(roots, 'data'), { uid: nobody, gid: nobody });
    await refused.ended;
    expect(refused.lines).toEqual(['folder-unwritable']);
  });
});
