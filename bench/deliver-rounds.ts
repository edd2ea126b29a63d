import { Queue, Worker } from 'bullmq';
import type { Api } from 'grammy';
import type { Channel } from '../src/channels/channel.ts';
import { sender } from '../src/channels/telegram/sending.ts';
import type { Backend } from '../src/jobs/backend.ts';
import { openDoor } from '../src/jobs/door.ts';
import { jobHandlers } from '../src/jobs/handlers.ts';
import { openQueues } from '../src/jobs/queues.ts';
import { startWorkers } from '../src/jobs/worker.ts';
import { openLog } from '../src/log.ts';
import { insertOutgoing } from '../src/store/outgoing.ts';
import { asOwner, type Place } from './place.ts';

/** What both do their work with; `redisUrl` where the jobs go through Redis. */
export type Round = { place: Place; api: Api; rows: number; redisUrl?: string };

/** As many at once as ours at such a pace. */
const HANDS = 64;
/** A pace that holds nobody up. */
const rhythm = { pace: 10_000, sweepMs: 30_000 };
const ALWAYS = { from: 0, until: 24 * 60 };
const log = openLog('silent');

/** As many chats that agreed, and a reminder for each that is due. */
async function writeRows({ place: { db, url }, rows }: Round): Promise<void> {
  const now = new Date();
  await asOwner(
    url,
    `TRUNCATE chats CASCADE; INSERT INTO chats (channel, address, created_at, consent_version, consent_at)
     SELECT 'telegram', (5000000000 + n)::text, now(), '1', now() FROM generate_series(1, ${rows}) AS n`,
  );
  const { rows: chats } = await db.pool.query<{ id: number }>('SELECT id FROM chats ORDER BY id');
  const expiresAt = new Date(now.getTime() + 86_400_000);
  const say = { key: 'reminder.due', values: { on: '2026-11-23' } };
  const all = chats.map(({ id }) => ({
    ...{ chatId: id, inboundId: null, kind: 'reminder' as const, about: ['own_date'], subject: `bench:${id}` },
    ...{ announcementId: null, say, createdAt: now, dueAt: now, expiresAt },
  }));
  for (let from = 0; from < rows; from += 1_000) await insertOutgoing(db.pool, db.vault, all.slice(from, from + 1_000));
  await asOwner(url, 'VACUUM ANALYZE');
}

const seconds = (began: number): number => (performance.now() - began) / 1_000;

/** Rows a second through the ledger: from the first look for rows that are due until the last is known as sent. */
export async function ours(round: Round): Promise<number> {
  const { place, api, rows, redisUrl } = round;
  await writeRows(round);
  const { db, url } = place;
  const { promise, resolve } = Promise.withResolvers<void>();
  let sent = 0;
  const onOutcome = () => {
    sent += 1;
    if (sent === rows) resolve();
  };
  const send = sender({ api, sharePhone: '', onMoved: () => {} });
  const telegram: Channel = { name: 'telegram', repeatable: false, start: async () => {}, stop: async () => {}, send };
  const door = openDoor({
    ...{ pool: db.pool, lanes: db.lanes, vault: db.vault, channels: new Map([['telegram', telegram]]) },
    ...{ now: () => new Date(), hours: ALWAYS, rhythm, log, onOutcome },
  });
  const queues = await openQueues({ postgresUrl: url, redisUrl, prefix: 'bench', log });
  const handlers = jobHandlers({ db, queues, delivery: door.delivery, replayUnanswered: async () => {} });
  const began = performance.now();
  const workers = await startWorkers({ queues, handlers, log, pace: rhythm.pace });
  await handlers.lineUpNotices();
  await promise;
  const took = seconds(began);
  await workers.stop();
  await queues.close();
  const { rows: counts } = await db.pool.query(`SELECT FROM outgoing WHERE status = 'sent'`);
  if (counts.length !== rows) throw new Error(`of ${rows} rows ${counts.length} are sent`);
  return rows / took;
}

/** Jobs a second of a worker that does nothing but send. */
export async function bare({ api, rows }: Round, { factory }: Backend): Promise<number> {
  const opts = { removeOnComplete: true, removeOnFail: true };
  const queue = new Queue('bare', { connection: {}, defaultJobOptions: opts }, factory);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let sent = 0;
  const send = async ({ data }: { data: { chat: number } }) => {
    await api.sendMessage(data.chat, 'Pengingat Anda untuk hari ini.');
  };
  const began = performance.now();
  const worker = new Worker('bare', send, { connection: {}, concurrency: HANDS }, factory);
  worker.on('failed', (_job, error) => reject(error));
  worker.on('completed', () => {
    sent += 1;
    if (sent === rows) resolve();
  });
  const jobs = Array.from({ length: rows }, (_, at) => ({ name: 'send', data: { chat: 5_000_000_000 + at } }));
  for (let from = 0; from < rows; from += 200) await queue.addBulk(jobs.slice(from, from + 200));
  await promise;
  const took = seconds(began);
  await worker.close();
  await queue.close();
  return rows / took;
}
