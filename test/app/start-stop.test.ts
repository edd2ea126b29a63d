import { spawnSync } from 'node:child_process';
import { chown, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { screenOf, visitor } from '../channels/web-visitor.ts';
import { type App, databaseOf, freshDataDir, isThere, makeDataDir, root, startApp, strike } from './support/app.ts';
import { groupMembers } from './support/family.ts';
import { asApp } from './support/inside.ts';
import { leaders, standsBefore } from './support/leaders.ts';
import { seed } from './support/seeded.ts';

// A first start takes a few seconds here, and many times that on a busy machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

/** Where there was an orderly stop before; whatever a test leaves running there ends with it. */
const stopped = await makeDataDir();
beforeAll(() => seed(stopped.dataDir));
afterEach(() => stopped.end());
afterAll(() => stopped.clean());
const { dataDir: usedDataDir } = stopped;

const health = async (url: string, which: 'live' | 'ready') => {
  const answer = await fetch(`${url}/health/${which}`);
  return { status: answer.status, body: (await answer.json()) as { problems?: string[] } };
};
const isReady = async (url: string) => (await health(url, 'ready')).status === 200;
const ready = { status: 200, body: { status: 'ready', warnings: [] } };

/** What has been stopped, in order. */
const stoppedParts = (app: App): string[] =>
  app.lines().flatMap(({ msg, why = '' }) => (msg === 'stopped' ? [why] : msg === 'embedded.stopped' ? [msg] : []));

/** Nobody is left: neither the application nor its database. A process lets go of its output a moment before it is gone. */
async function expectNobody(app: App, dataDir: string): Promise<void> {
  await vi.waitFor(() => expect(groupMembers(app.pid)).toEqual([]));
  expect(databaseOf(dataDir)).toEqual([]);
}

async function expectOrderlyEnd(app: App, dataDir: string): Promise<void> {
  expect(await app.over).toEqual({ code: 0, signal: null });
  await expectNobody(app, dataDir);
  const order = ['server', 'clock', 'workers', 'turns', 'door', 'channels', 'queues', 'embedded.stopped', 'database'];
  expect(stoppedParts(app).filter((what, at, all) => all.indexOf(what) === at && order.includes(what))).toEqual(order);
  expect(app.lines().filter(({ level }) => level === 'error')).toEqual([]);
}

async function usedPort(): Promise<number> {
  const server: Server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

describe('the first start', () => {
  it('says where to click and whom to try, and is ready', async () => {
    const dataDir = await freshDataDir();
    const app = startApp(dataDir);
    const url = await app.ready();
    expect(app.out()).toContain(`${url}/chat`);
    for (const [name, nik, card] of [
      ['Siti Uji', '1571015708900000', '90000000001'],
      ['Marwan Uji', '1508030107850000', '90000000002'],
      ['Aminah Uji', '1505024102880000', '90000000003'],
    ] as const)
      expect(app.out()).toMatch(new RegExp(`${name}: NIK ${nik}, kartu ${card}`));
    expect(await health(url, 'live')).toEqual({ status: 200, body: { status: 'live' } });
    expect(await health(url, 'ready')).toEqual(ready);
    expect((await fetch(`${url}/chat`)).status).toBe(200);
    expect((await stat(`${dataDir}/keys.json`)).mode & 0o777).toBe(0o600);
    app.signal('SIGTERM');
    await expectOrderlyEnd(app, dataDir);
  });

  it('that is told to stop in its middle ends in order', async () => {
    const dataDir = await freshDataDir();
    const app = startApp(dataDir);
    await vi.waitUntil(() => app.lines().some(({ msg }) => msg === 'embedded.started'), 30_000);
    app.signal('SIGTERM');
    await expectOrderlyEnd(app, dataDir);
  });

  it('of two at once on one folder is one database, which stays until the second is gone', async () => {
    const dataDir = await freshDataDir();
    const [one, other] = [startApp(dataDir), startApp(dataDir)];
    const urls = await Promise.all([one.ready(), other.ready()]);
    for (const url of urls) expect(await health(url, 'ready')).toEqual(ready);
    const people = await asApp(dataDir, (client) => client.query('SELECT count(*)::int AS count FROM participants'));
    expect(people.rows).toEqual([{ count: 2000 }]);

    one.signal('SIGTERM');
    expect(await one.over).toEqual({ code: 0, signal: null });
    expect(one.lines().map(({ msg }) => msg)).toContain('embedded.left');
    expect(await health(urls[1], 'ready')).toEqual(ready);
    other.signal('SIGTERM');
    await expectOrderlyEnd(other, dataDir);
  });
});

it('a second start is ready within six seconds', { retry: 2 }, async () => {
  const began = performance.now();
  await startApp(usedDataDir).ready();
  expect(performance.now() - began).toBeLessThan(6_000);
});

describe.each(leaders)('a start by %s', (_, command) => {
  it.each([
    ['SIGTERM to it', (app: App) => app.signal('SIGTERM')],
    ['Ctrl-C, which the whole group hears', (app: App) => app.signalGroup('SIGINT')],
  ])('ends in order by %s', async (_, stop) => {
    const app = startApp(usedDataDir, { command });
    expect(await health(await app.ready(), 'ready')).toEqual(ready);
    stop(app);
    await expectOrderlyEnd(app, usedDataDir);
  });
});

describe('a stop', () => {
  it('waits for every message that was taken, and not for open pages', async () => {
    const app = startApp(usedDataDir);
    const anna = visitor(await app.ready());
    const began = new Date();
    await anna.say({ text: 'setuju' });
    const page = await anna.open();
    const taken = await Promise.all(Array.from({ length: 20 }, () => anna.say({ text: 'manfaat jkm' })));
    app.signal('SIGTERM');
    expect(taken.map(({ status }) => status)).toEqual(Array(20).fill(202));
    await page.ended;
    await expectOrderlyEnd(app, usedDataDir);

    const next = startApp(usedDataDir);
    await next.ready();
    const { rows } = await asApp(usedDataDir, (client) =>
      client.query(
        'SELECT count(*)::int AS taken, count(done_at)::int AS answered FROM inbound WHERE received_at >= $1',
        [began],
      ),
    );
    expect(rows).toEqual([{ taken: 21, answered: 21 }]);
  });

  it('comes also when the Node that stands before the application is killed', async () => {
    const app = startApp(usedDataDir, { command: standsBefore });
    await app.ready();
    expect(groupMembers(app.pid)).toHaveLength(2);
    app.signal('SIGKILL');
    expect(await app.over).toEqual({ code: null, signal: 'SIGKILL' });
    await expectNobody(app, usedDataDir);
    expect(stoppedParts(app)).toContain('embedded.stopped');
  });
});

describe('a start that cannot be', () => {
  const failed = async (app: App): Promise<string> => {
    expect(await app.over).toEqual({ code: 1, signal: null });
    expect(app.out()).toBe('');
    return app.err();
  };

  it('for a used port names the setting and a free one, and makes no database', async () => {
    const dataDir = await freshDataDir();
    const port = await usedPort();
    const said = await failed(startApp(dataDir, { env: { PORT: String(port) } }));
    expect(said).toMatch(new RegExp(`Port ${port} .*PORT=${port + 1}`));
    expect(await isThere(dataDir)).toBe(false);
  });

  it('beside one on the same port leaves that one alone', async () => {
    const app = startApp(usedDataDir);
    const url = await app.ready();
    const server = databaseOf(usedDataDir);
    expect(await failed(startApp(usedDataDir, { env: { PORT: new URL(url).port } }))).toContain('PORT=');
    expect(await health(url, 'ready')).toEqual(ready);
    expect(databaseOf(usedDataDir)).toContain(server[0]);
  });

  it('for bad settings names every mistake at once with a good value, and makes no database', async () => {
    const dataDir = await freshDataDir();
    const env = {
      PORT: '99999',
      LOG_LEVEL: 'loud',
      NOTICE_HOURS: '20-8',
      DATABASE_URL: 'mysql://somewhere/db',
      WEB_CHAT: 'maybe',
    };
    const said = await failed(startApp(dataDir, { env }));
    for (const [name, example] of [
      ['PORT', '3000'],
      ['LOG_LEVEL', 'info'],
      ['NOTICE_HOURS', '08.00-20.00'],
      ['DATABASE_URL', 'postgres://'],
      ['WEB_CHAT', 'public'],
      ['ENCRYPTION_KEYS', 'k1:'],
      ['INDEX_KEY', '='],
    ] as const)
      expect(said).toMatch(new RegExp(`^ +${name}: .*${example}`, 'm'));
    for (const bad of ['99999', 'loud', 'mysql', 'maybe']) expect(said).not.toContain(bad);
    expect(await isThere(dataDir)).toBe(false);
  });

  it('for a data folder that cannot be written to says so and what to set', async () => {
    const said = await failed(startApp('/dev/null/data'));
    expect(said).toMatch(/tidak bisa menulis di folder data \/dev\/null\/data[\s\S]*DATA_DIR/);
  });
});

describe('the health check', () => {
  const running = () => startApp(usedDataDir).ready();

  it('says 503 and why while the database is stopped, and 200 again when it goes on', async () => {
    const url = await running();
    const frozen = databaseOf(usedDataDir);
    const tell = (signal: NodeJS.Signals) => frozen.forEach((pid) => void strike(pid, signal));
    onTestFinished(() => tell('SIGCONT'));
    tell('SIGSTOP');
    const sick = await health(url, 'ready');
    expect(sick.status).toBe(503);
    expect(sick.body.problems).not.toEqual([]);
    expect(await health(url, 'live')).toEqual({ status: 200, body: { status: 'live' } });
    tell('SIGCONT');
    await vi.waitUntil(() => isReady(url), { timeout: 20_000, interval: 20 });
  });

  it('says 503 and why when the database was killed, and 200 when the application has brought it back', async () => {
    const url = await running();
    for (const pid of databaseOf(usedDataDir)) strike(pid, 'SIGKILL');
    const sick = await vi.waitUntil(
      async () => {
        const asked = await health(url, 'ready');
        return asked.status === 503 && asked;
      },
      { timeout: 5_000, interval: 1 },
    );
    expect(sick.body.problems).toContain('the database does not answer');
    await vi.waitUntil(() => isReady(url), { timeout: 20_000, interval: 20 });
    const anna = visitor(url);
    await anna.say({ text: 'setuju' });
    const page = await anna.open();
    await vi.waitUntil(() => screenOf(page.told).some(({ from }) => from === 'bot'), { timeout: 10_000, interval: 20 });
    page.close();
  });
});

describe('another user than root', () => {
  // Root tries it with a user who owns nothing; whoever is no root is one already.
  const uid = process.getuid?.() === 0 ? 65_534 : process.getuid!();
  const gid = process.getgid?.() === 0 ? 65_534 : process.getgid!();
  const mayRead = spawnSync(process.execPath, ['bootstrap.mjs', 'test/app/support/nothing.mjs'], {
    uid,
    gid,
    cwd: root,
  });

  it(
    mayRead.status === 0 ? 'starts and stops the same' : 'cannot start where this folder is closed to it',
    async () => {
      if (mayRead.status !== 0)
        return expect(String(mayRead.error ?? mayRead.stderr)).toMatch(/EACCES|EPERM|permission/i);
      const dataDir = await freshDataDir();
      await chown(dirname(dataDir), uid, gid);
      const app = startApp(dataDir, { uid, gid });
      expect(await health(await app.ready(), 'ready')).toEqual(ready);
      for (const path of ['keys.json', 'pg/data', 'postgres.log'])
        expect((await stat(join(dataDir, path))).uid).toBe(uid);
      app.signal('SIGINT');
      await expectOrderlyEnd(app, dataDir);
    },
  );
});
