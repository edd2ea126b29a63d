import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { jobHandlers } from '../../src/jobs/handlers.ts';
import { startWorkers } from '../../src/jobs/worker.ts';
import { childEnv } from '../support/child-env.ts';
import { freshDatabase } from '../support/database.ts';
import { addReminder, fakeChannel, later, makeChat, rig, statuses } from '../support/ledger.ts';
import { queuesOn, type TestQueue } from '../support/queue.ts';
import { queueBackends } from '../support/redis.ts';

const program = fileURLToPath(new URL('../support/notice-process.ts', import.meta.url));
const ALWAYS = { from: 0, until: 24 * 60 };
const COUNT = 20;

/** Lets a worker process show some rows, kills it, and gives the rows it has shown. */
async function killedWhileSending(queue: TestQueue, repeatable: boolean): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tangguh-kill-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'shown');
  const shown = async () => (await readFile(file, 'utf8').catch(() => '')).split('\n').filter(Boolean).map(Number);
  const { postgresUrl, redisUrl, prefix } = queue;
  const settings = JSON.stringify({ postgresUrl, redisUrl, prefix, file, repeatable });
  const worker = spawn(process.execPath, [program, settings], {
    env: childEnv(),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(worker, 'exit');
  try {
    // All its hands are then held by rows that it never hears back of.
    await vi.waitFor(async () => expect((await shown()).filter((row) => row % 2 === 0)).toHaveLength(8), 20_000);
  } finally {
    worker.kill('SIGKILL');
    await gone;
  }
  return shown();
}

describe.each(queueBackends())('a worker killed while it sends (%s)', (backend) => {
  const queueOf = queuesOn(backend);

  it.each([
    ['nothing is lost, and nothing shown twice that the channel cannot know as a repeat', true],
    ['nothing is lost or repeated: what nobody knows of is uncertain', false],
  ])('%s', async (_, repeatable) => {
    const db = await freshDatabase();
    const queue = queueOf(db);
    const channel = fakeChannel('fake', { repeatable });
    const { clock, log, delivery } = rig(db, [channel], new Date());
    delivery.hours = ALWAYS;
    const queues = await queue.open(log);
    const handlers = jobHandlers({ db, queues, delivery, replayUnanswered: async () => {} });
    for (let number = 0; number < COUNT; number += 1) {
      const chat = await makeChat(db, { channel: 'fake' });
      await addReminder(db, chat, dayOf(clock.now));
    }
    await handlers.remindDue();

    const before = await killedWhileSending(queue, repeatable);
    const doubtful = before.filter((row) => row % 2 === 0);
    clock.now = later(new Date(), 180_000);
    const workers = await startWorkers({ queues, handlers, log });
    onTestFinished(() => workers.stop());
    await handlers.deliverUnsent();

    const rows = Array.from({ length: COUNT }, (_, at) => at + 1);
    const said = (row: number) => (!repeatable && doubtful.includes(row) ? 'uncertain(interrupted)' : 'sent');
    await vi.waitFor(async () => expect(await statuses(db, rows)).toEqual(rows.map(said)), 20_000);
    const after = channel.shown.map(({ row }) => row);
    expect(new Set([...before, ...after]).size).toBe(COUNT);
    expect(before.filter((row) => after.includes(row)).sort((a, b) => a - b)).toEqual(
      repeatable ? doubtful.sort((a, b) => a - b) : [],
    );
    expect(new Set(after).size).toBe(after.length);
  });
});
