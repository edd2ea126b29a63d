import { tellOverdue } from '../store/cases/officers.ts';
import type { Database } from '../store/database.ts';
import { planReminders } from '../store/plan.ts';
import { purge } from '../store/retention.ts';
import { type Delivery, deliverNotice } from './deliver.ts';
import { lineUpNotices } from './line-up.ts';
import type { Queues } from './queues.ts';
import { writeDue } from './remind.ts';
import { deliverUnsent } from './unsent.ts';
import type { Handlers } from './worker.ts';

/** What the jobs do their work with. `replayUnanswered` answers messages whose turn a crash has cut off. */
export type Work = { db: Database; queues: Queues; delivery: Delivery; replayUnanswered: () => Promise<void> };

/** What happens when the clock strikes. Each may run twice, or twice at once: the second finds nothing to do. */
export function jobHandlers({ db, queues, delivery, replayUnanswered }: Work): Handlers {
  const { now, hours, log } = delivery;
  const lineUp = () => lineUpNotices(delivery, queues);
  return {
    async remindDue() {
      await writeDue(db, now(), hours);
      await lineUp();
    },
    async planReminders() {
      await planReminders(db, now());
      await tellOverdue(db, now());
    },
    lineUpNotices: lineUp,
    async deliverUnsent() {
      await deliverUnsent(delivery);
      await lineUp();
    },
    replayUnanswered,
    async purge() {
      const gone = await purge(db, now());
      for (const [kind, count] of Object.entries(gone)) if (count > 0) log.info('forgotten', { why: kind, count });
    },
    notice: (row) => deliverNotice(row, delivery),
  };
}
