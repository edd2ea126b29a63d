import { onTestFinished } from 'vitest';
import { jobHandlers } from '../../src/jobs/handlers.ts';
import { startWorkers } from '../../src/jobs/worker.ts';
import type { Database } from '../../src/store/database.ts';
import { type FakeChannel, morning, rig } from './ledger.ts';
import type { TestQueue } from './queue.ts';

/** One process of the application: its queue, its jobs, and a clock that the test sets. */
export async function openProcess(db: Database, queue: TestQueue, channel: FakeChannel, now = morning) {
  const { clock, log, delivery } = rig(db, [channel], now);
  const queues = await queue.open(log);
  const handlers = jobHandlers({ db, queues, delivery, replayUnanswered: async () => {} });
  const startTaking = async () => {
    const workers = await startWorkers({ queues, handlers, log });
    onTestFinished(() => workers.stop());
    return workers;
  };
  return { clock, log, queues, handlers, startTaking };
}
