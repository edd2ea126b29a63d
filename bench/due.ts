import { openLog } from '../src/log.ts';
import { queueBackends, startRedis } from '../test/support/redis.ts';
import { delayed } from './due-delayed.ts';
import { ours } from './due-ours.ts';
import { withDatabase } from './place.ts';
import { report } from './report.ts';
import { percentile } from './turn-load.ts';

const DUE = 5_000;

const rowsAsked = (): number => Number(process.argv[process.argv.indexOf('--rows') + 1]) || 1_000_000;

const ms = (values: number[], share: number): string =>
  `${Math.round(
    percentile(
      [...values].sort((a, b) => a - b),
      share,
    ),
  ).toLocaleString('en')} ms`;
const lateness = (late: number[]): string => `p50 ${ms(late, 0.5)}, p99 ${ms(late, 0.99)}`;
const megabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576).toLocaleString('en')} MB`;

async function besideDelayed(url: string | undefined, future: number): Promise<[what: string, value: string][]> {
  if (!url) return [['BullMQ delayed jobs', 'not measured: there is no redis-server here']];
  const { addSeconds, late, memory } = await delayed(url, future, DUE);
  return [
    ['BullMQ delayed jobs on Redis: adding them', `${addSeconds.toFixed(1)} s`],
    ['their lateness after the instant', lateness(late)],
    ['their memory, all of it in Redis', megabytes(memory)],
  ];
}

/** A million reminders that are still to come as rows, five thousand of them due, beside as many delayed jobs in Redis. */
export const falling = (): Promise<void> =>
  withDatabase(async (place) => {
    const future = rowsAsked();
    const redis = queueBackends().includes('redis') ? await startRedis() : undefined;
    const ways = { future, due: DUE, log: openLog('silent'), redisUrl: redis?.url };
    const { idleSeconds, sweepSeconds, late, table, rss } = await ours(place, ways);
    report(`due: ${future.toLocaleString('en')} reminders to come, ${DUE.toLocaleString('en')} due`, [
      ['a look that finds nothing due', `${(idleSeconds * 1_000).toFixed(0)} ms`],
      ['the look that writes all that is due', `${sweepSeconds.toFixed(2)} s`],
      [`lateness from that look to the hand-over, jobs on ${redis ? 'Redis' : 'PostgreSQL'}`, lateness(late)],
      [
        'memory',
        `none in the queue; ${megabytes(table)} of table and indexes on disk; ${megabytes(rss)} of the process`,
      ],
      ...(await besideDelayed(redis?.url, future)),
    ]);
    await redis?.close();
  });
