import pg from 'pg';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startClock } from '../../src/jobs/clock.ts';
import { enqueueNotices, openQueues, type Queues } from '../../src/jobs/queues.ts';
import { type Handlers, startWorkers } from '../../src/jobs/worker.ts';
import { freshDatabase } from '../support/database.ts';
import { keptLog } from '../support/ledger.ts';
import { queueBackends, startRedis, type TestRedis } from '../support/redis.ts';

const idle = async () => {};
const handlersThat = (notice: (row: number) => Promise<void>): Handlers => ({
  remindDue: idle,
  planReminders: idle,
  lineUpNotices: idle,
  deliverUnsent: idle,
  replayUnanswered: idle,
  purge: idle,
  notice,
});

/** Rows go through the queue again. */
async function works(queues: Queues, taken: number[], row: number): Promise<void> {
  await vi.waitFor(() => enqueueNotices(queues, [{ id: row, kind: 'reminder', attempts: 0 }]), 15_000);
  await vi.waitFor(() => expect(taken).toContain(row), 15_000);
}

async function running(queues: Queues, log: ReturnType<typeof keptLog>) {
  const taken: number[] = [];
  const handlers = handlersThat(async (row) => void taken.push(row));
  const workers = await startWorkers({ queues, handlers, log });
  const clock = await startClock(queues, log, { everyMs: 100 });
  onTestFinished(async () => {
    await clock.stop();
    await workers.stop();
    await queues.close();
  });
  await works(queues, taken, 1);
  return { taken, workers };
}

const troubles = ({ lines }: ReturnType<typeof keptLog>) =>
  lines.filter(({ event }) => event === 'queue-trouble').length;

describe('PostgreSQL that drops every connection of the queue', () => {
  it('is told once and lived through', async () => {
    const db = await freshDatabase();
    const log = keptLog();
    const queues = await openQueues({ postgresUrl: db.url, log });
    const { taken } = await running(queues, log);
    const owner = new pg.Client(db.url);
    await owner.connect();
    for (let row = 2; row < 5; row += 1) {
      await owner.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name IN ('tangguh-queue', 'clock', 'notices')`,
      );
      await works(queues, taken, row);
    }
    await owner.end();
    expect(troubles(log)).toBe(1);
    await queues.ping();
  });
});

// Needs a Redis that can be taken away, so one of our own.
const ownRedisRuns = queueBackends().includes('redis') && !process.env.REDIS_URL;
if (ownRedisRuns) describe('Redis', redisGoesAway);

function redisGoesAway(): void {
  const ownRedis = async (settings: string[]): Promise<TestRedis> => {
    const redis = await startRedis(settings);
    onTestFinished(() => redis.close());
    return redis;
  };

  const warningsOf = async (settings: string[]): Promise<string[]> => {
    const log = keptLog();
    const { url } = await ownRedis(settings);
    const queues = await openQueues({ postgresUrl: '', redisUrl: url, log });
    await queues.close();
    return log.lines.map(({ event }) => event);
  };

  it.each([
    ['may evict jobs', ['--maxmemory-policy', 'allkeys-lru', '--appendonly', 'yes'], ['redis-may-evict-jobs']],
    ['keeps nothing', ['--maxmemory-policy', 'noeviction'], ['redis-keeps-nothing']],
    ['is set as it should be', ['--appendonly', 'yes'], []],
    ['keeps snapshots', ['--save', '60 1'], []],
  ])('that %s is warned of, or not', async (_, settings, events) => {
    expect(await warningsOf(settings)).toEqual(events);
  });

  it('that goes away is told once, asked after quickly, and used again when it is back', async () => {
    const log = keptLog();
    const first = await startRedis(['--appendonly', 'yes']);
    const queues = await openQueues({ postgresUrl: '', redisUrl: first.url, log });
    const { taken } = await running(queues, log);
    await first.close();
    const asked = performance.now();
    await expect(queues.ping()).rejects.toThrow();
    await expect(enqueueNotices(queues, [{ id: 2, kind: 'reminder', attempts: 0 }])).rejects.toThrow();
    expect(performance.now() - asked).toBeLessThan(2_500);
    await new Promise((done) => setTimeout(done, 1_000));
    const again = await startRedis(['--appendonly', 'yes'], Number(new URL(first.url).port));
    onTestFinished(() => again.close());
    await works(queues, taken, 3);
    expect(troubles(log)).toBe(1);
    await queues.ping();
  });

  it('that is away does not hold up the stop', async () => {
    const log = keptLog();
    const redis = await startRedis();
    const queues = await openQueues({ postgresUrl: '', redisUrl: redis.url, log });
    const workers = await startWorkers({ queues, handlers: handlersThat(idle), log });
    await redis.close();
    const asked = performance.now();
    await workers.stop();
    await queues.close();
    expect(performance.now() - asked).toBeLessThan(3_000);
  });
}
