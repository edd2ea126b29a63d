import type { Channel } from './channels/channel.ts';
import { type Config, isReal } from './config.ts';
import { seedMadeUp } from './files/made-up.ts';
import { type Ground, openGround } from './ground.ts';
import { openDoor } from './jobs/door.ts';
import { jobHandlers } from './jobs/handlers.ts';
import { openQueues, type Queues } from './jobs/queues.ts';
import { startClock, startWorkers } from './jobs/worker.ts';
import { listen } from './listen.ts';
import type { Log } from './log.ts';
import { whoIsThere } from './store/made-up.ts';
import { pendingMigrations } from './store/migrate.ts';
import { listenForOutgoing } from './store/wake.ts';
import { MadeUpPeople } from './trouble.ts';
import { openMetrics } from './web/metrics.ts';
import type { Readiness } from './web/operation.ts';
import { openServer } from './web/server.ts';
import { openWebChat } from './web-chat.ts';

/** A running application: where it can be asked, whether it has a web chat, and how to stop it in order, the database last. */
export type App = { url: string; chat: boolean; madeUp: boolean; stop(): Promise<void> };

/** What has been opened, to be closed the other way round. Whatever fails to close does not keep the rest open. */
function teardown(log: Log) {
  const steps: { what: string; close: () => Promise<unknown> }[] = [];
  return {
    add: (what: string, close: () => Promise<unknown>) => void steps.push({ what, close }),
    async run() {
      for (const { what, close } of steps.splice(0).reverse()) {
        await close().catch((error: unknown) => log.error('stop-failed', { why: what, error }));
        log.info('stopped', { why: what });
      }
    },
  };
}

/** What keeps the application from doing its work, right now. */
async function problems(ground: Ground | undefined, queues: Queues | undefined): Promise<string[]> {
  if (!ground || !queues) return ['starting'];
  const checks: Record<string, () => Promise<unknown>> = {
    database: () => ground.db.pool.query('SELECT 1'),
    queue: () => queues.ping(),
    migrations: async () => {
      if ((await pendingMigrations(ground.db.pool)).length > 0) throw new Error('pending');
    },
  };
  const found = await Promise.all(
    Object.entries(checks).map(([what, check]) =>
      check().then(
        () => [],
        () => [`${what} does not answer as it should`],
      ),
    ),
  );
  return found.flat();
}

/** Made-up people are for trying out alone: beside anything real they stop the start, unless TRIAL allows them. */
async function refuseMadeUp(config: Config, { db }: Ground): Promise<boolean> {
  const { madeUp } = await whoIsThere(db);
  if (madeUp && isReal(config) && !config.TRIAL) throw new MadeUpPeople();
  return madeUp;
}

/**
 * Opens the whole product: the server first, so that a used port is found at once; then the database, the queue, the
 * channels, the jobs. When something fails, what was opened is closed again and the error is thrown on.
 */
export async function openApp(config: Config, log: Log, now: () => Date = () => new Date()): Promise<App> {
  const closing = teardown(log);
  try {
    return await open(config, log, now, closing);
  } catch (error) {
    await closing.run();
    throw error;
  }
}

async function open(config: Config, log: Log, now: () => Date, closing: ReturnType<typeof teardown>): Promise<App> {
  let ground: Ground | undefined;
  let queues: Queues | undefined;
  const warnings = new Set<string>();
  const ready = async (): Promise<Readiness> => ({ problems: await problems(ground, queues), warnings: [...warnings] });
  const server = await openServer({ host: config.HOST, port: config.PORT, log, ready, metrics: openMetrics() });
  closing.add('server', () => server.stop());

  ground = await openGround(config, log);
  closing.add('database', ground.close);
  if (!isReal(config)) await seedMadeUp(ground.db, now());
  const madeUp = await refuseMadeUp(config, ground);
  queues = await openQueues({ postgresUrl: ground.ownerUrl, redisUrl: config.REDIS_URL, log });
  closing.add('queues', queues.close);

  const { db } = ground;
  const channels = new Map<string, Channel>();
  const door = openDoor({ pool: db.pool, vault: db.vault, channels, now, hours: config.NOTICE_HOURS, log });
  closing.add('door', door.stop);
  const woken = { onChats: door.deliverWoken, onGap: () => void door.deliverWoken([]), log };
  closing.add('wake', (await listenForOutgoing(ground.ownerUrl, woken)).stop);
  const onAlarm = (wrong: number) => {
    warnings.add('many wrong proofs within an hour: somebody may be trying out NIKs');
    log.warn('many-wrong-proofs', { count: wrong });
  };
  const listening = listen({ db, log, now, onAlarm }, door.deliver);
  closing.add('turns', listening.idle);
  const chat = await openWebChat({ config, db, door, listening, server, channels, madeUp });
  if (chat) closing.add('web chat', chat.stop);

  const handlers = jobHandlers({ db, queues, delivery: door.delivery, replayUnanswered: listening.replayUnanswered });
  closing.add('workers', (await startWorkers({ queues, handlers, log })).stop);
  closing.add('clock', (await startClock({ queues, log })).stop);
  log.info('ready', { backend: queues.backend });
  return { url: server.url, chat: chat !== undefined, madeUp, stop: closing.run };
}
