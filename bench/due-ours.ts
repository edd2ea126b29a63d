import type { Channel } from '../src/channels/channel.ts';
import { openDoor } from '../src/jobs/door.ts';
import { jobHandlers } from '../src/jobs/handlers.ts';
import { openQueues } from '../src/jobs/queues.ts';
import { writeDue } from '../src/jobs/remind.ts';
import { startWorkers } from '../src/jobs/worker.ts';
import type { Log } from '../src/log.ts';
import { asOwner, type Place } from './place.ts';
import { seconds } from './report.ts';

const ALWAYS = { from: 0, until: 24 * 60 };
/** A pace that holds nobody up. */
const rhythm = { pace: 10_000, sweepMs: 30_000 };
/** So many days ahead each chat has something coming. */
const DAYS = 20;

const ahead = (chats: number) => `
  INSERT INTO chats (channel, address, created_at, consent_version, consent_at)
    SELECT 'bench', n::text, now(), '1', now() FROM generate_series(1, ${chats}) AS n;
  INSERT INTO reminders (chat_id, kind, due_on, created_at)
    SELECT c.id, 'own_date', current_date + 2 + day, now() FROM chats c, generate_series(1, ${DAYS}) AS day`;

const dueNow = (count: number) => `
  INSERT INTO reminders (chat_id, kind, due_on, created_at)
    SELECT id, 'own_date', (now() AT TIME ZONE 'Asia/Jakarta')::date, now() FROM chats ORDER BY id LIMIT ${count}`;

export type Fallen = { idleSeconds: number; sweepSeconds: number; late: number[]; table: number; rss: number };

/** How long looks take among so many reminders to come, and how late after the look each of those due was handed to its channel. */
export async function ours(
  { db, url }: Place,
  { future, due, log, redisUrl }: { future: number; due: number; log: Log; redisUrl: string | undefined },
): Promise<Fallen> {
  await asOwner(url, ahead(Math.ceil(future / DAYS)));
  await asOwner(url, 'VACUUM ANALYZE');
  const now = () => new Date();
  const idleSeconds = await seconds(() => writeDue(db, now(), ALWAYS));
  await asOwner(url, dueNow(due));
  const late: number[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  let began = 0;
  const bench: Channel = {
    name: 'bench',
    repeatable: false,
    start: async () => {},
    stop: async () => {},
    async send() {
      late.push(performance.now() - began);
      if (late.length === due) resolve();
      return { ok: true };
    },
  };
  const door = openDoor({
    ...{ pool: db.pool, lanes: db.lanes, vault: db.vault, channels: new Map([['bench', bench]]) },
    ...{ now, hours: ALWAYS, rhythm, log },
  });
  const queues = await openQueues({ postgresUrl: url, redisUrl, prefix: 'bench', log });
  const handlers = jobHandlers({ db, queues, delivery: door.delivery, replayUnanswered: async () => {} });
  const workers = await startWorkers({ queues, handlers, log, pace: rhythm.pace });
  began = performance.now();
  const sweepSeconds = await seconds(() => writeDue(db, now(), ALWAYS));
  await handlers.lineUpNotices();
  await promise;
  await workers.stop();
  await queues.close();
  const { rows } = await db.pool.query<{ bytes: string }>(`SELECT pg_total_relation_size('reminders') AS bytes`);
  return { idleSeconds, sweepSeconds, late, table: Number(rows[0]!.bytes), rss: process.memoryUsage().rss };
}
