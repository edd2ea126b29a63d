import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { jobHandlers } from '../../src/jobs/handlers.ts';
import { enqueueNotices } from '../../src/jobs/queues.ts';
import { inLine, lineUpMs, usualRhythm } from '../../src/jobs/rhythm.ts';
import { startWorkers } from '../../src/jobs/worker.ts';
import type { Database } from '../../src/store/database.ts';
import { freshDatabase } from '../support/database.ts';
import { type FakeChannel, fakeChannel, makeChat, rig, statuses, write } from '../support/ledger.ts';
import { queuesOn, type TestQueue } from '../support/queue.ts';
import { queueBackends } from '../support/redis.ts';

const PACE = 10;

/** One process, whose clock nobody winds up. */
async function openProcess(db: Database, queue: TestQueue, channel: FakeChannel, pace = PACE) {
  const { log, delivery } = rig(db, [channel]);
  delivery.rhythm = { pace, sweepMs: 30_000 };
  const queues = await queue.open(log);
  const handlers = jobHandlers({ db, queues, delivery, replayUnanswered: async () => {} });
  const startTaking = async () => {
    const workers = await startWorkers({ queues, handlers, log, pace });
    onTestFinished(() => workers.stop());
  };
  return { queues, handlers, startTaking };
}

/** Half of what is announced and half of what falls due: first the one is written, then the other. */
async function mixed(db: Database, count: number): Promise<Record<'reminder' | 'announcement', number[]>> {
  const chat = await makeChat(db);
  const announcement = await write(db, chat, { kind: 'announcement', count });
  return { announcement, reminder: await write(db, chat, { kind: 'reminder', count }) };
}

describe.each(queueBackends())('the pace of notices (%s)', (backend) => {
  const queueOf = queuesOn(backend);

  it('is kept by all processes together', { timeout: 30_000 }, async () => {
    const db = await freshDatabase();
    const queue = queueOf(db);
    const times: number[] = [];
    const web = fakeChannel('web', {
      answer: () => {
        times.push(performance.now());
        return { ok: true };
      },
    });
    const processes = [await openProcess(db, queue, web), await openProcess(db, queue, web)];
    const rows = await write(db, await makeChat(db), { kind: 'reminder', count: 4 * PACE });
    for (const { startTaking } of processes) await startTaking();
    await processes[0]!.handlers.lineUpNotices();
    await vi.waitFor(async () => expect(await statuses(db, rows)).toEqual(rows.map(() => 'sent')), 20_000);
    // Four lots of a second each: the last of them begins three seconds after the first.
    expect(times.at(-1)! - times[0]!).toBeGreaterThan(2_500);
  });

  it('lets what falls due go before what is announced, and no reply wait', async () => {
    const db = await freshDatabase();
    const web = fakeChannel('web');
    const { handlers, queues, startTaking } = await openProcess(db, queueOf(db), web, 1_000);
    const { announcement, reminder } = await mixed(db, 20);
    const all = [...announcement, ...reminder].map((id) => ({
      ...{ id, attempts: 0, kind: announcement.includes(id) ? ('announcement' as const) : ('reminder' as const) },
    }));
    await enqueueNotices(queues, all);
    await startTaking();
    await vi.waitFor(async () => expect(web.shown).toHaveLength(40), 15_000);
    const places = reminder.map((id) => web.shown.findIndex(({ row }) => row === id));
    // Some of both are on their way at once; but those that are announced begin when the others are through.
    expect(places.reduce((sum, place) => sum + place, 0) / places.length).toBeLessThan(15);
    await handlers.lineUpNotices();
  });

  it('puts no more in line than goes out until the look after next', async () => {
    const db = await freshDatabase();
    const { handlers, queues } = await openProcess(db, queueOf(db), fakeChannel('web'), 2);
    const most = inLine({ pace: 2, sweepMs: 30_000 });
    await write(db, await makeChat(db), { kind: 'reminder', count: 3 * most });
    for (let look = 0; look < 3; look += 1) await handlers.lineUpNotices();
    expect(await queues.notices.count()).toBe(most);
  });

  it('is resumed at once by who lines up again after a pause', async () => {
    const db = await freshDatabase();
    const web = fakeChannel('web');
    const { handlers, queues, startTaking } = await openProcess(db, queueOf(db), web, 1_000);
    const { rows } = await db.pool.query<{ id: number }>(
      `INSERT INTO announcements (text, "to", status, starts_at, created_at, created_by, left_out)
       VALUES ('x', '', 'running', now(), now(), 'test', '{}') RETURNING id`,
    );
    const announcementId = rows[0]!.id;
    const say = (status: string) => db.pool.query('UPDATE announcements SET status = $1', [status]);
    const ids = await write(db, await makeChat(db), { kind: 'announcement', announcementId, count: 5 });
    await handlers.lineUpNotices();
    await say('paused');
    await startTaking();
    await vi.waitFor(async () => expect(await queues.notices.count()).toBe(0), 10_000);
    await handlers.lineUpNotices();
    expect([await queues.notices.count(), await statuses(db, ids)]).toEqual([0, ids.map(() => 'queued')]);
    await say('running');
    await handlers.lineUpNotices();
    await vi.waitFor(async () => expect(await statuses(db, ids)).toEqual(ids.map(() => 'sent')), 10_000);
    expect(web.shown).toHaveLength(5);
  });
});

it('is looked after six times as often as a sweep', () => {
  expect([lineUpMs(usualRhythm), inLine(usualRhythm)]).toEqual([5_000, 250]);
});
