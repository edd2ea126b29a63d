import type { Channel } from '../channels/channel.ts';
import type { TelegramTrouble } from '../channels/telegram/refused.ts';
import { type Config, isReal } from '../config.ts';
import { seedMadeUp } from '../files/made-up.ts';
import { startClock } from '../jobs/clock.ts';
import { type Door, openDoor } from '../jobs/door.ts';
import { jobHandlers } from '../jobs/handlers.ts';
import { openQueues, type Queues } from '../jobs/queues.ts';
import type { Rhythm } from '../jobs/rhythm.ts';
import { scheduleOf } from '../jobs/schedule.ts';
import { startWorkers } from '../jobs/worker.ts';
import type { Log } from '../log.ts';
import { keepOfficersChat } from '../store/cases/officers.ts';
import { whoIsThere } from '../store/made-up.ts';
import { queueAges } from '../store/queue-age.ts';
import { listenForOutgoing } from '../store/wake.ts';
import { Trouble } from '../trouble.ts';
import { type Measures, openMeasures } from '../web/measures.ts';
import { openMetrics } from '../web/metrics.ts';
import { PATIENCE_MS } from '../web/queue-gauge.ts';
import { openServer } from '../web/server.ts';
import { type Ground, openGround } from './ground.ts';
import { type Listening, listen } from './listen.ts';
import { hidesVisitors, isAlarmed, type Parts, readiness } from './readiness.ts';
import { type Teardown, teardown } from './teardown.ts';
import { openTelegram } from './telegram.ts';
import { openWebChat } from './web-chat.ts';

/** A running application: where it can be asked, whether it has a web chat and made-up people; `stop` closes all, the database last. */
export type App = { url: string; chat: boolean; madeUp: boolean; stop(): Promise<void> };

/** What the parts are opened with. */
type Opening = { config: Config; log: Log; now: () => Date; closing: Teardown; parts: Parts };

/**
 * Opens the whole product: the server first, so that a used port is found at once; then the database, the queue, the
 * channels, the jobs. When something fails, what was opened is closed again and the error is thrown on.
 */
export async function openApp(config: Config, log: Log, now: () => Date = () => new Date()): Promise<App> {
  const closing = teardown(log);
  try {
    return await open({ config, log, now, closing, parts: { config } });
  } catch (error) {
    await closing.run();
    throw error;
  }
}

async function open(opening: Opening): Promise<App> {
  const { config, log, now, closing, parts } = opening;
  const ready = () => readiness(parts, now());
  const metrics = openMetrics();
  const ages = async () => (parts.ground ? queueAges(parts.ground.db, now(), PATIENCE_MS) : []);
  const measures = openMeasures(metrics.registry, ages, log);
  const server = await openServer({ host: config.HOST, port: config.PORT, log, ready, metrics });
  closing.add('server', server.stop);
  const ground = await openGround(config, log);
  closing.add('database', ground.close);
  const madeUp = await peopleOf(opening, ground);
  await keepOfficersChat(ground.db, config.OFFICERS_TELEGRAM_CHAT, now());
  const queues = await openQueues({ postgresUrl: ground.ownerUrl, redisUrl: config.REDIS_URL, log });
  closing.add('queues', queues.close);
  const channels = new Map<string, Channel>();
  // Closed after the door: what is on its way out still goes.
  closing.add('channels', async () => void (await Promise.all([...channels.values()].map((one) => one.stop()))));
  const { door, listening } = await openTalk(opening, ground, channels, measures);
  await listening.resume();
  const closed = () => config.WEB_CHAT === 'public' && isAlarmed(parts, now());
  const { db } = ground;
  const chat = await openWebChat({ config, log, now, db, door, listening, server, channels, madeUp, closed });
  const onState = (trouble?: TelegramTrouble) => void Object.assign(parts, { telegram: trouble });
  await openTelegram({ config, log, now, db, listening, server, channels, madeUp, onState });
  await startJobs(opening, { ground, queues, door, listening });
  // Until now the last to go, when a start fails; from now on the first, so that nothing comes in while the rest stops.
  closing.add('server', server.stop);
  Object.assign(parts, { ground, queues });
  if (hidesVisitors(config)) log.warn('visitors-share-one-network', { why: 'TRUST_PROXY' });
  log.info('ready', { backend: queues.backend });
  return { url: server.url, chat: chat !== undefined, madeUp, stop: closing.run };
}

/** Whether made-up people are there. They are for trying out alone: beside anything real they stop the start, unless TRIAL allows them. */
async function peopleOf({ config, now }: Opening, { db }: Ground): Promise<boolean> {
  if (!isReal(config)) await seedMadeUp(db, now());
  const { madeUp } = await whoIsThere(db);
  if (madeUp && isReal(config) && !config.TRIAL) throw new Trouble('made-up-people', {});
  return madeUp;
}

/** The way in and the way out of messages, for whatever channels there are. */
async function openTalk(
  { config, log, now, closing, parts }: Opening,
  ground: Ground,
  channels: Map<string, Channel>,
  { onTurn, onOutcome }: Measures,
) {
  const { db, ownerUrl } = ground;
  const door = openDoor({
    pool: db.pool,
    lanes: db.lanes,
    vault: db.vault,
    channels,
    now,
    hours: config.NOTICE_HOURS,
    rhythm: rhythmOf(config),
    log,
    onOutcome,
  });
  closing.add('door', door.stop);
  const onGap = () => void door.deliverWoken([]);
  const wake = await listenForOutgoing(ownerUrl, { onChats: door.deliverWoken, onGap, log });
  closing.add('wake', wake.stop);
  const onAlarm = (wrong: number) => {
    parts.alarmedAt = now();
    log.warn('many-wrong-proofs', { count: wrong });
  };
  const holds = (channel: string) => door.delivery.channels.has(channel);
  const listening = listen({ db, log, now, onAlarm, holds, onTurn }, door.deliver);
  closing.add('turns', listening.stop);
  return { door, listening };
}

const rhythmOf = ({ NOTICE_PACE, SWEEP_SECONDS }: Config): Rhythm => ({
  pace: NOTICE_PACE,
  sweepMs: SWEEP_SECONDS * 1_000,
});

type Working = { ground: Ground; queues: Queues; door: Door; listening: Listening };

/** The jobs and the clock that calls them. */
async function startJobs(
  { config, log, closing }: Opening,
  { ground, queues, door, listening }: Working,
): Promise<void> {
  const { replayUnanswered } = listening;
  const handlers = jobHandlers({ db: ground.db, queues, delivery: door.delivery, replayUnanswered });
  const rhythm = rhythmOf(config);
  const workers = await startWorkers({ queues, handlers, log, ...rhythm });
  closing.add('workers', workers.stop);
  const clock = await startClock(queues, log, { table: scheduleOf(rhythm) });
  closing.add('clock', clock.stop);
}
