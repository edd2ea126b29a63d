import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { databaseOf, makeDataDir } from '../app/support/app.ts';
import { asOwner } from '../app/support/inside.ts';
import { seed } from '../app/support/seeded.ts';
import { makeTestDatabase } from '../support/database.ts';
import { type Running, startCli, startScript } from './cli.ts';
import { yourOwn } from './your-own.ts';

const { dataDir, end, clean } = await makeDataDir();
const DATA_DIR = dataDir;
beforeAll(() => seed(dataDir));
afterAll(clean);

/** A command that has answered once and waits for more. */
async function inTalk(): Promise<Running> {
  onTestFinished(end);
  const running = startCli(['chat', '--script'], { DATA_DIR });
  running.child.stdin.write('halo\n');
  await vi.waitUntil(() => running.out().includes('\n'), { timeout: 20_000 });
  expect(databaseOf(dataDir)).not.toEqual([]);
  return running;
}

/** Whether some process is just writing a roll into the database. */
const isCopying = (): Promise<boolean> =>
  asOwner(dataDir, (client) => client.query('SELECT FROM pg_stat_progress_copy')).then(
    ({ rowCount }) => rowCount === 1,
    () => false,
  );

describe('a command that is ended early stops its database', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('by %s', async (signal, code) => {
    const { child, ran } = await inTalk();
    child.kill(signal);
    expect(await ran).toMatchObject({ code, err: '' });
    expect(databaseOf(dataDir)).toEqual([]);
  });

  it('by a reader that leaves', async () => {
    const { child, ran } = await inTalk();
    child.stdout.destroy();
    child.stdin.write('menu\n');
    expect(await ran).toMatchObject({ code: 0, err: '' });
    expect(databaseOf(dataDir)).toEqual([]);
  });

  it('by the end of whoever started it', async () => {
    const { child } = await inTalk();
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([129, null]);
    expect(databaseOf(dataDir)).toEqual([]);
  });

  it('in the middle of a file that is not read to its end', async () => {
    onTestFinished(end);
    const file = join(dirname(dataDir), 'roll.csv');
    execFileSync('mkfifo', [file]);
    const writing = await open(file, 'r+');
    const { child, ran } = startCli(['import', file], { DATA_DIR });
    await writing.write(execFileSync(process.execPath, ['src/cli/main.ts', 'sample', '--people', '3']));
    await vi.waitUntil(isCopying, { timeout: 20_000 });
    child.kill('SIGINT');
    await vi.waitUntil(() => databaseOf(dataDir).length === 0, { timeout: 10_000 });
    // Node ends only when its read of a silent pipe does.
    await writing.close();
    expect(await ran).toMatchObject({ code: 130, err: '' });
  });
});

/** Somebody else migrates: whoever starts must wait, until `done`. */
async function whileMigrating(): Promise<{ env: Record<string, string>; done(): Promise<void> }> {
  const { url, drop } = await makeTestDatabase();
  onTestFinished(drop);
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  await client.query('SELECT pg_advisory_lock(72707369)');
  return { env: { ...yourOwn(url), PORT: '0' }, done: () => client.end() };
}

/** Time that passes twenty times as fast for whoever sets a timer. */
const HASTE = `data:text/javascript,const set = setTimeout; globalThis.setTimeout = (work, ms, ...rest) => set(work, ms / 20, ...rest);`;

describe.each([
  ['the application', ['src/main.ts'], 0],
  ['a command', ['src/cli/main.ts', 'inbox'], 130],
])('%s that waits for its start', (_, script, code) => {
  const waiting = async (env: Record<string, string>, node: string[] = []) => {
    const running = startScript(script, env, node);
    const watcher = new pg.Client(env.DATABASE_URL);
    await watcher.connect();
    const isWaiting = async () =>
      (await watcher.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = 72707369`))
        .rowCount === 1;
    await vi.waitUntil(isWaiting, { timeout: 20_000 }).finally(() => watcher.end());
    running.child.kill('SIGINT');
    return running;
  };

  it('stops as soon as it has started when it was told to', async () => {
    const { env, done } = await whileMigrating();
    const { ran } = await waiting(env);
    await done();
    expect(await ran).toMatchObject({ code, out: '' });
  });

  it('ends without having started when the wait is too long', async () => {
    const { env, done } = await whileMigrating();
    onTestFinished(done);
    const { ran } = await waiting(env, ['--import', HASTE]);
    expect(await ran).toMatchObject({ code: 1, out: '', err: expect.stringContaining('stop-overdue') });
  });
});
