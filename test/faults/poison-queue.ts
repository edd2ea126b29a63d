import { openQueues } from '../../src/jobs/queues.ts';
import { openLog } from '../../src/log.ts';

/** Puts jobs in line that no version of ours has put there: of an unknown name, of a row that is none. They must stop nothing else. */
export async function poisonQueue(postgresUrl: string, redisUrl: string | undefined): Promise<void> {
  const queues = await openQueues({ postgresUrl, redisUrl, log: openLog('silent') });
  try {
    await queues.notices.add('notice', { row: 2_000_000_000 });
    await queues.notices.add('nonsense', { row: 'none' as unknown as number });
    await queues.clock.add('nonsense', {});
  } finally {
    await queues.close();
  }
}
