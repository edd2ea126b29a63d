import { describe, expect, it, vi } from 'vitest';
import { jobHandlers } from '../../src/jobs/handlers.ts';
import { enqueueNotices } from '../../src/jobs/queues.ts';
import type { Database } from '../../src/store/database.ts';
import { freshDatabase } from '../support/database.ts';
import { openProcess } from '../support/job-process.ts';
import { fakeChannel, later, makeChat, morning, rig, statuses, write } from '../support/ledger.ts';
import { queuesOn } from '../support/queue.ts';
import { queueBackends } from '../support/redis.ts';

const notices = (db: Database, kind: 'notice' | 'reminder' | 'announcement' = 'reminder', count = 3) =>
  makeChat(db).then((chat) => write(db, chat, { kind, count }));

const sent = (db: Database, rows: number[]) =>
  vi.waitFor(async () => expect(await statuses(db, rows)).toEqual(rows.map(() => 'sent')), 10_000);

describe.each(queueBackends())('the sweep (%s)', (backend) => {
  const queueOf = queuesOn(backend);

  it('gives rows a job that have none, as after the loss of the whole queue', async () => {
    const db = await freshDatabase();
    const queue = queueOf(db);
    const web = fakeChannel('web');
    const { queues, handlers, startTaking } = await openProcess(db, queue, web);
    const rows = [...(await notices(db, 'notice')), ...(await notices(db)), ...(await notices(db, 'announcement'))];
    await handlers.lineUpNotices();
    await queue.lose();
    expect(await queues.notices.count()).toBe(0);
    await startTaking();
    await handlers.lineUpNotices();
    await sent(db, rows);
    expect(web.shown).toHaveLength(rows.length);
  });

  it('ends jobs quietly that have no row, and leaves nothing of them in the queue', async () => {
    const db = await freshDatabase();
    const queue = queueOf(db);
    const web = fakeChannel('web');
    const { log, queues, startTaking } = await openProcess(db, queue, web);
    const [gone, done] = await notices(db, 'reminder', 2);
    await enqueueNotices(
      queues,
      [gone!, done!, 4711].map((id) => ({ id, kind: 'reminder' as const, attempts: 0 })),
    );
    await db.pool.query(`DELETE FROM outgoing WHERE id = $1`, [gone]);
    await db.pool.query(`UPDATE outgoing SET status = 'sent' WHERE id = $1`, [done]);
    await startTaking();
    const counts = () => queues.notices.getJobCounts();
    const nothing = { active: 0, completed: 0, delayed: 0, failed: 0, prioritized: 0, waiting: 0 };
    await vi.waitFor(async () => expect(await counts()).toMatchObject(nothing), 10_000);
    const told = log.lines.filter(({ event }) => event !== 'redis-keeps-nothing');
    expect([web.shown, told]).toEqual([[], []]);
    expect(await queue.dump()).not.toContain('"row": 4711');
  });

  it('sends a reply that its writer left, after half a minute and not before', async () => {
    const db = await freshDatabase();
    const web = fakeChannel('web');
    const { clock, handlers } = await openProcess(db, queueOf(db), web);
    const rows = await write(db, await makeChat(db));
    clock.now = later(morning, 29_999);
    await handlers.deliverUnsent();
    expect(await statuses(db, rows)).toEqual(['queued']);
    clock.now = later(morning, 30_000);
    await handlers.deliverUnsent();
    expect(await statuses(db, rows)).toEqual(['sent']);
  });

  it('calls a notice uncertain that is on its way for two minutes, and not before', async () => {
    const db = await freshDatabase();
    const whatsapp = fakeChannel('whatsapp', { repeatable: false });
    const { clock, handlers } = await openProcess(db, queueOf(db), whatsapp);
    const rows = await write(db, await makeChat(db, { channel: 'whatsapp' }), { kind: 'reminder' });
    await db.pool.query(`UPDATE outgoing SET status = 'sending', attempts = 1, claimed_at = $1`, [morning]);
    clock.now = later(morning, 119_999);
    await handlers.deliverUnsent();
    expect(await statuses(db, rows)).toEqual(['sending']);
    clock.now = later(morning, 120_000);
    await handlers.deliverUnsent();
    expect(await statuses(db, rows)).toEqual(['uncertain(interrupted)']);
    expect(whatsapp.shown).toEqual([]);
  });

  it('comes sooner in a drill', async () => {
    const db = await freshDatabase();
    const web = fakeChannel('web', { repeatable: false });
    const { clock, delivery } = rig(db, [web]);
    const queues = await queueOf(db).open(rig(db, []).log);
    delivery.rhythm = { pace: 25, sweepMs: 2_000 };
    const handlers = jobHandlers({ db, queues, delivery, replayUnanswered: async () => {} });
    const rows = await notices(db, 'reminder', 1);
    await db.pool.query(`UPDATE outgoing SET status = 'sending', attempts = 1, claimed_at = $1`, [morning]);
    rows.push(...(await write(db, await makeChat(db))));
    clock.now = later(morning, 2_000);
    await handlers.deliverUnsent();
    expect(await statuses(db, rows)).toEqual(['sending', 'sent']);
    clock.now = later(morning, 8_000);
    await handlers.deliverUnsent();
    expect(await statuses(db, rows)).toEqual(['uncertain(interrupted)', 'sent']);
  });
});
