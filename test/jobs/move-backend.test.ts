import { describe, expect, it, vi } from 'vitest';
import { startClock } from '../../src/jobs/clock.ts';
import { jobHandlers } from '../../src/jobs/handlers.ts';
import { schedule } from '../../src/jobs/schedule.ts';
import { startWorkers } from '../../src/jobs/worker.ts';
import type { Database } from '../../src/store/database.ts';
import { freshDatabase } from '../support/database.ts';
import { type FakeChannel, fakeChannel, makeChat, rig, statuses, write } from '../support/ledger.ts';
import { queuesOn, type TestQueue } from '../support/queue.ts';
import { queueBackends } from '../support/redis.ts';

const COUNT = 60;

/** The application on one backend, from its start to its orderly stop. */
async function running(db: Database, queue: TestQueue, channel: FakeChannel) {
  const { log, delivery } = rig(db, [channel]);
  delivery.rhythm = { pace: 20, sweepMs: 3_000 };
  const queues = await queue.open(log);
  const handlers = jobHandlers({ db, queues, delivery, replayUnanswered: async () => {} });
  const workers = await startWorkers({ queues, handlers, log, pace: 20 });
  const clock = await startClock(queues, log);
  const stop = async () => {
    clock.stop();
    await workers.stop();
  };
  return { queues, handlers, stop };
}

if (queueBackends().includes('redis'))
  describe('moving to another backend with work pending', () => {
    const places = { postgres: queuesOn('postgres'), redis: queuesOn('redis') };

    it('loses nothing and sends nothing twice, there and back', { timeout: 60_000 }, async () => {
      const db = await freshDatabase();
      const [postgres, redis] = [places.postgres(db), places.redis(db)];
      const channel = fakeChannel('web', { repeatable: false });
      const rows = await write(db, await makeChat(db), { kind: 'reminder', count: COUNT });
      const some = async (queue: TestQueue, count: number) => {
        const app = await running(db, queue, channel);
        await app.handlers.lineUpNotices();
        await vi.waitFor(() => expect(channel.shown.length).toBeGreaterThanOrEqual(count), 20_000);
        await app.stop();
        return (await statuses(db, rows)).filter((status) => status === 'queued').length;
      };
      expect(await some(postgres, 5)).toBeGreaterThan(0);
      expect(await some(redis, 25)).toBeGreaterThan(0);
      const home = await running(db, postgres, channel);
      await vi.waitFor(async () => expect(await statuses(db, rows)).toEqual(rows.map(() => 'sent')), 30_000);
      expect(channel.shown.map(({ row }) => row).sort((a, b) => a - b)).toEqual(rows);
      const lines = (await home.queues.clock.getJobSchedulers()).map(({ key }) => key);
      expect(lines.sort()).toEqual(Object.keys(schedule).sort());
      await home.stop();
    });
  });
