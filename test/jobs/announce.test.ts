import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { steerAnnouncement } from '../../src/jobs/announce.ts';
import { deliver } from '../../src/jobs/deliver.ts';
import { jobHandlers } from '../../src/jobs/handlers.ts';
import { startWorkers } from '../../src/jobs/worker.ts';
import type { Sent } from '../../src/message.ts';
import { announcements, countOf, doingOf } from '../../src/store/announcements/status.ts';
import { writeAnnouncement } from '../../src/store/announcements/write.ts';
import type { Database } from '../../src/store/database.ts';
import { announcementOf, readers } from '../support/audience.ts';
import { freshDatabase } from '../support/database.ts';
import { fakeChannel, later, morning, rig } from '../support/ledger.ts';
import { queuesOn } from '../support/queue.ts';
import { queueBackends } from '../support/redis.ts';

const DAY = 86_400_000;
const PACE = 200;

const by = (db: Database) => ({ db, actor: 'budi', now: morning, hours: { from: 0, until: 1_440 }, pace: PACE });

const rowsOf = async (db: Database, id: number) => (await announcements(db, id))[0]!;

describe.each(queueBackends())('an announcement (%s)', (backend) => {
  const queueOf = queuesOn(backend);

  /** A process that sends at this pace; `look` puts in line what is next. */
  async function process(db: Database, answer?: (row: number) => Promise<Sent>) {
    const web = fakeChannel('web', answer && { answer });
    const { clock, log, delivery } = rig(db, [web]);
    const queues = await queueOf(db).open(log);
    const paced = { ...delivery, rhythm: { pace: PACE, sweepMs: 1_000 } };
    const handlers = jobHandlers({ db, queues, delivery: paced, replayUnanswered: async () => {} });
    const workers = await startWorkers({ queues, handlers, log, pace: PACE });
    onTestFinished(() => workers.stop());
    return { web, clock, delivery, look: handlers.lineUpNotices, sweep: handlers.deliverUnsent };
  }

  /** Looks again and again until that holds. */
  const until = (look: () => Promise<void>, holds: () => unknown) =>
    vi.waitFor(
      async () => {
        await look();
        await holds();
      },
      { timeout: 20_000, interval: 100 },
    );

  it('is paused in the middle and goes on exactly where it stood: everybody gets it once', async () => {
    const db = await freshDatabase();
    await readers(db, 300);
    const { id } = await writeAnnouncement(db, announcementOf());
    const { web, look } = await process(db);
    await until(look, () => expect(web.shown.length).toBeGreaterThan(50));
    await steerAnnouncement(by(db), id, 'pause');
    await vi.waitFor(async () => expect(countOf(await rowsOf(db, id), 'sending')).toBe(0), 5_000);
    const stood = await rowsOf(db, id);
    expect(countOf(stood, 'sent')).toBe(web.shown.length);
    expect(countOf(stood, 'queued')).toBeGreaterThan(0);
    for (let looks = 0; looks < 5; looks += 1) {
      await look();
      await new Promise((done) => setTimeout(done, 100));
    }
    expect((await rowsOf(db, id)).rows).toEqual(stood.rows);
    await steerAnnouncement(by(db), id, 'resume');
    await until(look, async () => expect(countOf(await rowsOf(db, id), 'sent')).toBe(300));
    expect(new Set(web.shown.map(({ to }) => to)).size).toBe(300);
    expect(web.shown).toHaveLength(300);
    expect(doingOf(await rowsOf(db, id), morning)).toBe('done');
  });

  it('that is cancelled reaches nobody any more; what is on its way then ends as it does', async () => {
    const db = await freshDatabase();
    await readers(db, 300);
    const { id } = await writeAnnouncement(db, announcementOf());
    const { promise: cancelled, resolve: cancel } = Promise.withResolvers<void>();
    const late: Record<number, Sent> = { 41: { ok: false, retry: true, why: 'busy' }, 42: { ok: true } };
    const { web, look, sweep } = await process(db, async (row) => {
      if (late[row]) await cancelled;
      return late[row] ?? { ok: true };
    });
    await until(look, () => expect(web.shown.length).toBeGreaterThan(50));
    await steerAnnouncement(by(db), id, 'cancel');
    cancel();
    await vi.waitFor(async () => expect(countOf(await rowsOf(db, id), 'sending')).toBe(0), 5_000);
    const shown = web.shown.length;
    expect(web.shown.map(({ row }) => row)).toContain(42);
    await sweep();
    expect((await rowsOf(db, id)).rows).toEqual([
      { status: 'sent', why: null, count: shown },
      { status: 'suppressed', why: 'cancelled', count: 300 - shown },
    ]);
    expect(await steerAnnouncement(by(db), id, 'resume')).toEqual({ moved: false, status: 'cancelled' });
    await look();
    await new Promise((done) => setTimeout(done, 300));
    expect(web.shown).toHaveLength(shown);
  });

  it('goes out from its hour on, and not to whoever has stopped it meanwhile', async () => {
    const db = await freshDatabase();
    await readers(db, 4);
    const startsAt = later(morning, DAY);
    const { id } = await writeAnnouncement(db, announcementOf({ startsAt }));
    const { web, clock, look } = await process(db);
    await look();
    await new Promise((done) => setTimeout(done, 200));
    expect(web.shown).toEqual([]);
    await db.pool.query(`UPDATE chats SET stopped_at = now(), stopped_why = 'asked' WHERE address = 'a1'`);
    await db.pool.query(`UPDATE chats SET stopped_kinds = '{announcement}' WHERE address = 'a2'`);
    await db.pool.query(`UPDATE chats SET consent_version = NULL WHERE address = 'a3'`);
    clock.now = startsAt;
    await until(look, async () => expect(countOf(await rowsOf(db, id), 'queued', 'sending')).toBe(0));
    expect(web.shown.map(({ to }) => to)).toEqual(['a4']);
    expect((await rowsOf(db, id)).rows).toEqual([
      { status: 'sent', why: null, count: 1 },
      { status: 'suppressed', why: 'no-consent', count: 1 },
      { status: 'suppressed', why: 'stopped', count: 2 },
    ]);
  });
});

it('a row of an announcement that is paused is given out to nobody, whoever asks for it', async () => {
  const db = await freshDatabase();
  await readers(db, 2);
  const { id } = await writeAnnouncement(db, announcementOf());
  const web = fakeChannel('web');
  const { delivery } = rig(db, [web]);
  await steerAnnouncement(by(db), id, 'pause');
  await deliver([1, 2], delivery);
  expect(web.shown).toEqual([]);
  await steerAnnouncement(by(db), id, 'resume');
  await deliver([1, 2], delivery);
  expect(web.shown.map(({ text }) => text)).toEqual(
    Array(2).fill(expect.stringContaining('Kantor desa buka hari Sabtu.')),
  );
  expect(web.shown[0]?.text).toContain('*berhenti*');
});
