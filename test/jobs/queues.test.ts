import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { keepSchedule, startClock } from '../../src/jobs/clock.ts';
import { enqueueNotices, openQueues } from '../../src/jobs/queues.ts';
import { schedule } from '../../src/jobs/schedule.ts';
import { type Handlers, startWorkers } from '../../src/jobs/worker.ts';
import { freshDatabase } from '../support/database.ts';
import { keptLog } from '../support/ledger.ts';
import { queuesOn } from '../support/queue.ts';
import { queueBackends } from '../support/redis.ts';

const lines = Object.keys(schedule).sort();

/** Handlers that only count. */
function counting(notice: (row: number) => Promise<void> = async () => {}) {
  const done: Record<string, number> = {};
  const count = (name: string) => async () => {
    done[name] = (done[name] ?? 0) + 1;
  };
  const handlers: Handlers = {
    remindDue: count('remindDue'),
    planReminders: count('planReminders'),
    lineUpNotices: count('lineUpNotices'),
    deliverUnsent: count('deliverUnsent'),
    replayUnanswered: count('replayUnanswered'),
    purge: count('purge'),
    notice,
  };
  return { done, handlers };
}

describe.each(queueBackends())('the clock (%s)', (backend) => {
  const queueOf = queuesOn(backend);

  it('knows every line of the schedule, in Jakarta time, and forgets those of older code', async () => {
    const db = await freshDatabase();
    const { clock } = await queueOf(db).open(keptLog());
    await keepSchedule(clock, { 'an-old-one': { job: 'remindDue', every: 1_000 } });
    expect(await keepSchedule(clock)).toBe(lines.length);
    const kept = await clock.getJobSchedulers();
    expect(kept.map(({ key }) => key).sort()).toEqual(lines);
    const night = kept.find(({ key }) => key === 'forget');
    expect(night).toMatchObject({ pattern: '30 2 * * *', tz: 'Asia/Jakarta' });
    expect(new Date(night!.next!).toISOString()).toMatch(/T19:30:00.000Z$/);
  });

  it('is left alone while it stands, and changed where the table changed', async () => {
    const db = await freshDatabase();
    const { clock } = await queueOf(db).open(keptLog());
    const table = { one: { job: 'remindDue', every: 60_000 }, two: { job: 'purge', at: '0 3 * * *' } };
    await keepSchedule(clock, table);
    expect(await keepSchedule(clock, table)).toBe(0);
    expect(await keepSchedule(clock, { ...table, one: { job: 'remindDue', every: 90_000 } })).toBe(1);
    expect(await keepSchedule(clock, { ...table, one: { job: 'deliverUnsent', every: 90_000 } })).toBe(1);
    const earlier = { ...table.two, at: '0 2 * * *' };
    await keepSchedule(clock, table);
    expect(await keepSchedule(clock, { ...table, two: earlier })).toBe(1);
  });

  it('strikes as soon as it starts, so that nothing waits for a full round', async () => {
    const db = await freshDatabase();
    const log = keptLog();
    const queues = await queueOf(db).open(log);
    const { done, handlers } = counting();
    const workers = await startWorkers({ queues, handlers, log });
    onTestFinished(() => workers.stop());
    const timer = await startClock(queues, log);
    onTestFinished(() => timer.stop());
    await vi.waitFor(
      () => expect(done).toEqual({ remindDue: 1, lineUpNotices: 1, deliverUnsent: 1, replayUnanswered: 1 }),
      5_000,
    );
  });

  it('is wound up again when the whole content of the queue is lost', async () => {
    const db = await freshDatabase();
    const log = keptLog();
    const queue = queueOf(db);
    const queues = await queue.open(log);
    const { done, handlers } = counting();
    const workers = await startWorkers({ queues, handlers, log });
    onTestFinished(() => workers.stop());
    const timer = await startClock(queues, log, { everyMs: 200 });
    onTestFinished(() => timer.stop());
    await vi.waitFor(() => expect(done.remindDue).toBe(1), 5_000);
    await queue.lose();
    await vi.waitFor(() => expect(done.remindDue).toBe(2), 10_000);
    const known = async () => (await queues.clock.getJobSchedulers()).map(({ key }) => key).sort();
    await vi.waitFor(async () => expect(await known()).toEqual(lines), 5_000);
    expect(log.lines.map(({ event }) => event)).toContain('schedule-restored');
  });
});

describe.each(queueBackends())('the queue of notices (%s)', (backend) => {
  const queueOf = queuesOn(backend);

  it('holds a row once while it waits, and takes it again when it is done', async () => {
    const db = await freshDatabase();
    const log = keptLog();
    const queues = await queueOf(db).open(log);
    const row = { id: 7, kind: 'reminder', attempts: 0 } as const;
    await enqueueNotices(queues, [row, row]);
    await enqueueNotices(queues, [row]);
    expect(await queues.notices.count()).toBe(1);
    const taken: number[] = [];
    const { handlers } = counting(async (id) => void taken.push(id));
    const workers = await startWorkers({ queues, handlers, log });
    onTestFinished(() => workers.stop());
    await vi.waitFor(() => expect(taken).toEqual([7]), 5_000);
    await vi.waitFor(async () => expect(await queues.notices.getActiveCount()).toBe(0), 5_000);
    await enqueueNotices(queues, [row]);
    await vi.waitFor(() => expect(taken).toEqual([7, 7]), 5_000);
  });

  it('keeps no word of a job that fails', async () => {
    const db = await freshDatabase();
    const log = keptLog();
    const queue = queueOf(db);
    const queues = await queue.open(log);
    const { handlers } = counting(() => Promise.reject(new Error('Siti Uji')));
    const workers = await startWorkers({ queues, handlers, log });
    onTestFinished(() => workers.stop());
    await enqueueNotices(queues, [{ id: 7, kind: 'reminder', attempts: 0 }]);
    const failure = { event: 'job-failed', fields: expect.objectContaining({ job: 'notice', row: 7 }) };
    await vi.waitFor(() => expect(log.lines).toContainEqual(failure), 5_000);
    await vi.waitFor(
      async () => expect(await queues.notices.getJobCounts()).toMatchObject({ active: 0, failed: 0 }),
      5_000,
    );
    expect(await queue.dump()).not.toContain('Siti');
  });

  it('is stopped only when the jobs that run are done', async () => {
    const db = await freshDatabase();
    const log = keptLog();
    const queues = await queueOf(db).open(log);
    const seen: string[] = [];
    const { handlers } = counting(async () => {
      seen.push('begun');
      await new Promise((done) => setTimeout(done, 300));
      seen.push('done');
    });
    const workers = await startWorkers({ queues, handlers, log });
    await enqueueNotices(queues, [{ id: 7, kind: 'reminder', attempts: 0 }]);
    await vi.waitFor(() => expect(seen).toEqual(['begun']), 5_000);
    await workers.stop();
    expect(seen).toEqual(['begun', 'done']);
  });

  it('answers to its name', async () => {
    const db = await freshDatabase();
    const queues = await queueOf(db).open(keptLog());
    await queues.ping();
    expect(queues.backend).toBe(backend);
  });
});

describe('a queue whose backend is away', () => {
  it('does not open on PostgreSQL', async () => {
    await expect(openQueues({ postgresUrl: 'postgresql://nobody@127.0.0.1:1/none', log: keptLog() })).rejects.toThrow();
  });

  it('does not open on Redis', async () => {
    const nowhere = { postgresUrl: '', redisUrl: 'redis://127.0.0.1:1', log: keptLog() };
    const values = { host: '127.0.0.1', port: 1, why: 'ECONNREFUSED' };
    await expect(openQueues(nowhere)).rejects.toMatchObject({ code: 'redis-unreachable', values });
  });
});
