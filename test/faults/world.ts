import { join } from 'node:path';
import pg from 'pg';
import { type BotApi, type BotSide, openBotApi } from '../bot-api/index.ts';
import { type DrillClock, drillClock } from './clock.ts';
import type { Ending } from './ending.ts';
import { farAway } from './far-away.ts';
import type { Ground } from './ground.ts';
import { drillKeys } from './keys.ts';
import { freePort, type OwnRedis, openRedis } from './redis.ts';
import { type Supervised, supervise } from './supervised.ts';
import { persistently } from './waiting.ts';

/** Asks the database, again and again while it is away. */
export type Ask = <T extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<T[]>;

/** Everything of one drill: two processes on one database, the Bot API they talk to, their queue and their clock. */
export type World = Ground & {
  url: string;
  pool: pg.Pool;
  ask: Ask;
  redis: OwnRedis | undefined;
  api: BotApi;
  side: BotSide;
  clock: DrillClock;
  app: Supervised;
  worker: Supervised;
};

/** By webhook both processes send; by polling only the one that fetches does, and the other one wakes it. */
export type Way = 'polling' | 'webhook';

const TOKEN = '1001:TEST-A';

/** An evening in Jambi, 21.30 WIB, with midnight before it. */
export const EVENING = new Date('2026-11-24T14:30:00Z');

function openPool(url: string, ending: Ending): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 5_000 });
  pool.on('error', () => {});
  ending.add(() => pool.end());
  return pool;
}

const asking =
  (pool: pg.Pool): Ask =>
  async <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
    persistently(async () => (await pool.query<T>(sql, values)).rows);

type Wanted = { name: string; backend: 'postgres' | 'redis'; way: Way; sweepSeconds: number; farMs: () => number };

/** Opens a world of its own for one drill; its processes are not started yet. */
async function settingsOf(ground: Ground, { name, backend, way, sweepSeconds, farMs }: Wanted, ending: Ending) {
  const url = await persistently(() => ground.postgres.fresh(name));
  ending.add(() => ground.postgres.drop(name));
  const redis = backend === 'redis' ? await openRedis(join(ground.folder, name)) : undefined;
  if (redis) ending.add(redis.end);
  const api = await openBotApi({ patience: { retryBaseMs: 100, retryMaxMs: 1_000 } });
  ending.add(api.stop);
  const far = await farAway(api.root, farMs);
  ending.add(far.close);
  const ports = [String(await freePort()), String(await freePort())] as const;
  const both = {
    ...drillKeys,
    ...{ DATABASE_URL: url, WEB_CHAT: 'off', NOTICE_HOURS: '00.00-24.00' },
    ...{ NOTICE_PACE: '1000', SWEEP_SECONDS: String(sweepSeconds) },
    ...(redis && { REDIS_URL: redis.url }),
  };
  const bot = {
    ...{ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: far.root },
    ...(way === 'webhook' && { PUBLIC_URL: `http://127.0.0.1:${ports[0]}` }),
  };
  const app = { ...both, ...bot, PORT: ports[0] };
  const worker = { ...both, ...(way === 'webhook' && bot), PORT: ports[1] };
  return { url, redis, api, side: api.addBot(TOKEN), env: { app, worker } };
}

/** Opens a world of its own for one drill and waits until both its processes are up. `prepare` comes before them. */
export async function openWorld(
  ground: Ground,
  wanted: Wanted,
  ending: Ending,
  prepare: (side: BotSide, root: string) => Promise<void>,
): Promise<World> {
  const { env, ...made } = await settingsOf(ground, wanted, ending);
  await prepare(made.side, made.api.root);
  // Telegram brings again what it did not hear the end of; here it brings everything again.
  made.side.redeliver = { twice: true };
  const clock = drillClock(EVENING);
  const start = (name: 'app' | 'worker') => {
    const one = supervise({ name, env: env[name], clock });
    ending.add(one.end);
    return one;
  };
  const [app, worker] = [start('app'), start('worker')];
  await Promise.all([app.ready(), worker.ready()]);
  const pool = openPool(made.url, ending);
  return { ...ground, ...made, pool, ask: asking(pool), clock, app, worker };
}
