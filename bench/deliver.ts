import { setTimeout as sleep } from 'node:timers/promises';
import { Api } from 'grammy';
import { openPostgres } from '../src/jobs/postgres.ts';
import { openRedis } from '../src/jobs/redis.ts';
import { openLog } from '../src/log.ts';
import { queueBackends, startRedis } from '../test/support/redis.ts';
import { freePort, run } from './child.ts';
import { bare, ours, type Round } from './deliver-rounds.ts';
import { type Place, withDatabase } from './place.ts';
import { report } from './report.ts';
import { median } from './turn-load.ts';

const ROUNDS = 3;
const log = openLog('silent');

async function rounds(round: Round): Promise<void> {
  const { place, redisUrl, rows } = round;
  const backend = await (redisUrl
    ? openRedis(redisUrl, 'bench', { log, trouble: () => {} })
    : openPostgres(place.url, () => {}));
  const rates = { ours: [] as number[], bare: [] as number[] };
  // The first round is for warming up.
  for (let at = 0; at <= ROUNDS; at += 1) {
    const one = { bare: await bare(round, backend), ours: await ours(round) };
    if (at === 0) continue;
    rates.bare.push(one.bare);
    rates.ours.push(one.ours);
  }
  await backend.close();
  const line = (all: number[]) =>
    `${Math.round(median(all)).toLocaleString('en')} a second (${all.map((rate) => Math.round(rate).toLocaleString('en')).join(' · ')})`;
  report(`deliver: ${rows.toLocaleString('en')} due rows, jobs on ${backend.name}`, [
    ['bare BullMQ worker that sends', line(rates.bare)],
    ['ours: rows, jobs, door, rows', line(rates.ours)],
    ['ratio (target 0.5)', (median(rates.ours) / median(rates.bare)).toFixed(3)],
  ]);
}

const rowsAsked = (): number => Number(process.argv[process.argv.indexOf('--rows') + 1]) || 5_000;

const onRedis = async (place: Place, api: Api): Promise<void> => {
  if (!queueBackends().includes('redis')) return void process.stdout.write('There is no redis-server here.\n');
  const redis = await startRedis();
  await rounds({ place, api, rows: rowsAsked(), redisUrl: redis.url }).finally(() => redis.close());
};

/** Notices through the ledger beside a bare BullMQ worker, both by the same client to the same Bot API that takes everything. */
export const delivering = (): Promise<void> =>
  withDatabase(async (place) => {
    const port = await freePort();
    const server = run('bench/fake-api.ts', { PORT: String(port) });
    const api = new Api('1001:BENCH', { apiRoot: `http://127.0.0.1:${port}` });
    while (!(await api.sendMessage(1, 'siap').catch(() => false))) await sleep(50);
    await rounds({ place, api, rows: rowsAsked() });
    await onRedis(place, api);
    await server.stop();
  });
