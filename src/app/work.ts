import { startClock } from '../jobs/clock.ts';
import { jobHandlers } from '../jobs/handlers.ts';
import type { Queues } from '../jobs/queues.ts';
import { keepMs } from '../jobs/rhythm.ts';
import { scheduleOf } from '../jobs/schedule.ts';
import { startWorkers } from '../jobs/worker.ts';
import type { Database } from '../store/database.ts';
import { does, type Opening } from './opening.ts';
import { rhythmOf } from './rhythm.ts';
import type { Talk } from './talk.ts';

/** The jobs and the clock that calls them, as far as the roles ask for them. */
export async function startWork(
  { config, log, closing }: Opening,
  { db, queues, door, listening }: Talk & { db: Database; queues: Queues },
): Promise<void> {
  const rhythm = rhythmOf(config);
  if (does(config, 'worker')) {
    const { replayUnanswered } = listening;
    const handlers = jobHandlers({ db, queues, delivery: door.delivery, replayUnanswered });
    const workers = await startWorkers({ queues, handlers, log, ...rhythm });
    closing.add('workers', workers.stop);
  }
  if (!does(config, 'clock')) return;
  const clock = await startClock(queues, log, { table: scheduleOf(rhythm), everyMs: keepMs(rhythm) });
  closing.add('clock', clock.stop);
}
