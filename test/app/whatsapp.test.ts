import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openWhatsapp } from '../whatsapp/index.ts';
import { databaseOf, startApp, strike } from './support/app.ts';
import { addNotices, childrenOf, heldIs, place, warnsOf } from './support/carried.ts';
import { seededDataDir } from './support/seeded.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

it('a worker writes and has her answer, and nothing that she writes or that the account holds is printed', async () => {
  const { whatsapp, db, worker, start } = await place();
  const one = await start({ LOG_LEVEL: 'debug' });
  await whatsapp.online();
  await worker.say('halo');
  await worker.waitFor(/setuju/i, 15_000);
  await worker.say('setuju');
  await worker.waitFor(/.+/, 15_000);
  await worker.say('kata rahasia');
  await worker.waitFor(/.+/, 15_000);
  worker.lose();
  await worker.say('menu');
  await worker.waitFor(/.+/, 15_000);
  await warnsOf(one, []);
  one.app.signal('SIGTERM');
  expect(await one.app.over).toEqual({ code: 0, signal: null });

  const again = await start({ LOG_LEVEL: 'debug' });
  await whatsapp.online();
  await worker.say('menu');
  await worker.waitFor(/.+/, 15_000);
  const printed = [one, again].map(({ app }) => app.out() + app.err()).join('');
  for (const secret of ['privKey', 'rootKey', worker.number, worker.lid, whatsapp.owner.number, 'ahasia', 'setuju'])
    expect(printed).not.toContain(secret);
  await vi.waitFor(async () => {
    const { rows } = await db.pool.query<{ status: string }>('SELECT DISTINCT status FROM outgoing');
    expect(rows.filter(({ status }) => !['sent', 'delivered', 'read'].includes(status))).toEqual([]);
  }, 5_000);
});

it('a process that dies is started again, and what came meanwhile is answered once', async () => {
  const { whatsapp, worker, start } = await place();
  const { app } = await start();
  await whatsapp.online();
  await worker.exchange('halo', 15_000);
  const [child] = childrenOf(app);
  strike(child!, 'SIGKILL');
  await vi.waitUntil(() => !whatsapp.isOnline(), 5_000);
  const before = worker.shown().length;
  await worker.say('manfaat jkm');
  await whatsapp.online(20_000);
  await worker.waitFor(/.+/, 15_000);
  expect(childrenOf(app)).not.toContain(child);
  expect(worker.shown()).toHaveLength(before + 1);
  expect(app.lines().map(({ msg }) => msg)).toContain('whatsapp-process-died');
});

it('a stop ends the process too, after it has sent what was on its way', async () => {
  const { whatsapp, db, worker, start } = await place();
  const { app } = await start();
  await whatsapp.online();
  await worker.exchange('halo', 15_000);
  whatsapp.delayAcks(1_500);
  await worker.say('setuju');
  await vi.waitUntil(
    async () => (await db.pool.query(`SELECT FROM outgoing WHERE status <> 'queued'`)).rowCount === 2,
    { timeout: 15_000, interval: 20 },
  );
  app.signal('SIGTERM');
  expect(await app.over).toEqual({ code: 0, signal: null });
  expect(childrenOf(app)).toEqual([]);
  const { rows } = await db.pool.query(
    `SELECT count(*)::int AS open FROM outgoing WHERE status IN ('queued', 'sending')`,
  );
  expect(rows).toEqual([{ open: 0 }]);
});

it('the process does not outlive an application that is killed', async () => {
  const { whatsapp, db, start } = await place();
  const { app } = await start();
  await whatsapp.online();
  expect(childrenOf(app)).toHaveLength(1);
  app.signal('SIGKILL');
  await app.over;
  await vi.waitFor(() => expect(childrenOf(app)).toEqual([]), 10_000);
  await heldIs(db, false);
});

it('Ctrl-C, which the whole group hears, ends it with the application and not before', async () => {
  const { whatsapp, start } = await place();
  const { app } = await start();
  await whatsapp.online();
  app.signalGroup('SIGINT');
  expect(await app.over).toEqual({ code: 0, signal: null });
  const order = app.lines().flatMap(({ msg, why }) => (msg === 'stopped' ? [why] : []));
  expect(order.indexOf('whatsapp')).toBeGreaterThan(order.indexOf('door'));
  expect(app.lines().map(({ msg }) => msg)).not.toContain('whatsapp-process-died');
});

it('the role alone carries and does nothing else, and another machine answers', async () => {
  const { whatsapp, db, worker, start } = await place();
  const carrier = await start({ ROLES: 'whatsapp', WHATSAPP: '0' });
  await whatsapp.online();
  await worker.say('halo');
  await vi.waitUntil(async () => (await db.pool.query('SELECT FROM inbound')).rowCount === 1, 10_000);
  expect((await db.pool.query('SELECT FROM outgoing')).rowCount).toBe(0);
  expect(carrier.app.lines().find(({ msg }) => msg === 'ready')).not.toHaveProperty('backend');

  const rest = await start({ ROLES: 'web,bot,worker,clock' });
  await worker.waitFor(/setuju/i, 15_000);
  await worker.exchange('setuju', 15_000);
  await warnsOf(carrier, []);
  await warnsOf(rest, []);
  expect(childrenOf(rest.app)).toEqual([]);
  carrier.app.signal('SIGTERM');
  await carrier.app.over;
  await warnsOf(rest, ['no process carries WhatsApp']);
});

it('a second holder waits and takes over when the first lets go', async () => {
  const { whatsapp, worker, start } = await place();
  const one = await start();
  await whatsapp.online();
  const other = await start({ ROLES: 'whatsapp' });
  await warnsOf(other, ['another process holds the WhatsApp account']);
  await worker.exchange('halo', 15_000);
  one.app.signal('SIGTERM');
  await one.app.over;
  await vi.waitUntil(() => whatsapp.isOnline(), 15_000);
  await warnsOf(other, []);
});

it('notices go one by one seconds apart, and a reply goes before those that wait', async () => {
  const { whatsapp, db, worker, start } = await place();
  await start();
  await whatsapp.online();
  await worker.exchange('halo', 15_000);
  await worker.exchange('setuju', 15_000);
  await addNotices(db, 3);
  const began = worker.shown().length;
  const seen: number[] = [];
  await vi.waitUntil(
    () => {
      if (worker.shown().length > began + seen.length) seen.push(performance.now());
      return seen.length === 1;
    },
    { timeout: 20_000, interval: 10 },
  );
  await worker.exchange('menu', 15_000);
  const shown = () =>
    worker
      .shown()
      .slice(began)
      .map(({ text }) => text.includes('pengingat'));
  await vi.waitUntil(() => shown().length === 4, 20_000);
  expect(shown().indexOf(false)).toBeLessThan(3);
  const { rows } = await db.pool.query<{ gap: number }>(
    `SELECT extract(epoch FROM sent_at - lag(sent_at) OVER (ORDER BY sent_at))::float AS gap FROM outgoing WHERE kind <> 'reply' AND sent_at IS NOT NULL`,
  );
  for (const { gap } of rows.slice(1)) expect(gap).toBeGreaterThan(1.9);
});

describe('beside the embedded database', () => {
  const beside = async () => {
    const whatsapp = await openWhatsapp();
    onTestFinished(() => whatsapp.stop());
    const dataDir = await seededDataDir();
    const env = { NODE_ENV: 'test', WHATSAPP: '1', WHATSAPP_SOCKET_URL: whatsapp.url };
    const app = startApp(dataDir, { env });
    await app.ready();
    await vi.waitUntil(() => app.lines().some(({ msg }) => msg === 'whatsapp-phase'), { timeout: 20_000 });
    return { app, dataDir };
  };

  it('the process goes before the database, and the database with the last of them', async () => {
    const { app, dataDir } = await beside();
    app.signal('SIGTERM');
    expect(await app.over).toEqual({ code: 0, signal: null });
    expect([childrenOf(app), databaseOf(dataDir)]).toEqual([[], []]);
    expect(app.lines().map(({ msg }) => msg)).toEqual(expect.arrayContaining(['embedded.left', 'embedded.stopped']));
  });

  it('an application that is killed leaves neither behind', async () => {
    const { app, dataDir } = await beside();
    app.signal('SIGKILL');
    await app.over;
    await vi.waitFor(() => expect([childrenOf(app), databaseOf(dataDir)]).toEqual([[], []]), 10_000);
  });
});
