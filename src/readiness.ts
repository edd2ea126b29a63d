import type { Ground } from './ground.ts';
import type { Queues } from './jobs/queues.ts';
import { pendingMigrations } from './store/migrate.ts';
import type { Readiness } from './web/operation.ts';

/** What must work for the application to do its work. Filled while it starts; warnings do not keep it from being ready. */
export type Parts = { ground?: Ground; queues?: Queues; warnings: Set<string> };

async function migrated({ db }: Ground): Promise<void> {
  if ((await pendingMigrations(db.pool)).length > 0) throw new Error('migrations are pending');
}

const failing = (what: string, check: Promise<unknown>): Promise<string[]> => check.then(() => [], () => [what]);

/** Whether the application can do its work right now, and what troubles it. Words for operators. */
export async function readiness({ ground, queues, warnings }: Parts): Promise<Readiness> {
  if (!ground || !queues) return { problems: ['still starting'], warnings: [...warnings] };
  const problems = await Promise.all([
    failing('the database does not answer', ground.db.pool.query('SELECT 1')),
    failing('the database is not migrated, or cannot be asked', migrated(ground)),
    failing('the queue does not answer', queues.ping()),
  ]);
  return { problems: problems.flat(), warnings: [...warnings] };
}
