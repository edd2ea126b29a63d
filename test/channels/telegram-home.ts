import { vi } from 'vitest';
import { listen } from '../../src/app/listen.ts';
import { openTelegram } from '../../src/app/telegram.ts';
import type { Channel } from '../../src/channels/channel.ts';
import { readConfig } from '../../src/config.ts';
import { dayOf } from '../../src/domain/day.ts';
import { knownPeople } from '../../src/files/known-people.ts';
import { openDoor } from '../../src/jobs/door.ts';
import { deliverUnsent } from '../../src/jobs/unsent.ts';
import type { Inbound } from '../../src/message.ts';
import type { Database } from '../../src/store/database.ts';
import { seedProgrammes } from '../../src/store/programmes.ts';
import { seedRegions } from '../../src/store/regions.ts';
import { enrol, worldOf } from '../app/support/in-process.ts';
import { openTestDatabase } from '../support/database.ts';
import { keptLog } from '../support/ledger.ts';
import { openBareServer, openTelegramSide, TOKEN, type Way } from './telegram-rig.ts';

/** A test holds messages up before they are stored (`storing`), or the work on them after it (`working`). */
type Hooks = { storing(message: Inbound): Promise<void>; working(): Promise<void> };

/** A row of the ledger. */
type Entry = { status: string; why: string | null; attempts: number; doubted: boolean; kind: string };

const SWEEP_MS = 500;

const WHOLE_DAY = { from: 0, until: 24 * 60 };

function configOf(root: string, url: string, way: Way) {
  const env = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: root, ...(way === 'webhook' && { PUBLIC_URL: url }) };
  const read = readConfig(env);
  if ('mistakes' in read) throw new Error('these settings do not do');
  return read.config;
}

async function peopled(now: Date): Promise<Database> {
  const db = await openTestDatabase();
  await seedRegions(db);
  await seedProgrammes(db);
  await enrol(worldOf(db, now), knownPeople(dayOf(now)));
  return db;
}

/** The bot as the application has it, with conversation, ledger and a roll of the made-up people, without queue and clock. */
export async function telegramHome(way: Way = 'polling') {
  const now = () => new Date();
  const [{ api, side }, db, server] = await Promise.all([openTelegramSide(), peopled(now()), openBareServer()]);
  const log = keptLog();
  const hooks: Hooks = { storing: async () => {}, working: async () => {} };
  const channels = new Map<string, Channel>();
  const door = openDoor({ pool: db.pool, vault: db.vault, channels, now, hours: WHOLE_DAY, log });
  const ears = listen({ db, log, now, holds: (channel) => channels.has(channel) }, async (rows, claimed) => {
    await hooks.working();
    await door.deliver(rows, claimed);
  });
  const onMessage = (message: Inbound) => hooks.storing(message).then(() => ears.onMessage(message));
  const listening = { ...ears, onMessage };
  const config = configOf(api.root, server.url, way);
  const onState = () => {};
  const bot = await openTelegram({
    config,
    log,
    db,
    listening,
    server,
    channels,
    now,
    madeUp: false,
    hears: true,
    onState,
  });
  await side.waitFor(way === 'polling' ? 'getUpdates' : 'setWebhook');

  const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await db.pool.query<T>(sql, values)).rows;
  /** How many of a chat's messages wait for their turn, and how many replies to be sent. */
  const open = async (chat: number): Promise<{ stored: number; open: number }> =>
    (
      await rows<{ stored: number; open: number }>(
        `SELECT (SELECT count(*)::int FROM inbound i WHERE i.chat_id = c.id) AS stored,
           (SELECT count(*)::int FROM inbound i WHERE i.chat_id = c.id AND done_at IS NULL) +
           (SELECT count(*)::int FROM outgoing o WHERE o.chat_id = c.id AND status IN ('queued', 'sending')) AS open
         FROM chats c WHERE address = $1`,
        [String(chat)],
      )
    )[0] ?? { stored: 0, open: 1 };
  /** What the ledger says of a chat's last message. */
  const lastOf = async (chat: number): Promise<Entry | undefined> =>
    (
      await rows<Entry>(
        `SELECT o.status, o.why, o.attempts, o.doubted_at IS NOT NULL AS doubted, o.kind
         FROM outgoing o JOIN chats c ON c.id = o.chat_id WHERE c.address = $1 ORDER BY o.id DESC LIMIT 1`,
        [String(chat)],
      )
    )[0];
  /** Waits until Telegram has nothing left to hand over, and what came is answered. */
  const settled = (chat: number, timeout = 10_000) =>
    vi.waitUntil(async () => side.queued() === 0 && (await open(chat)).open === 0, { timeout, interval: 10 });
  // What the clock does every half minute, more often: a reply whose timer came a moment too early waits for it.
  const sweep = setInterval(() => void deliverUnsent(door.delivery).catch(() => {}), SWEEP_MS);
  const stop = async () => {
    clearInterval(sweep);
    await bot!.stop();
    await ears.idle();
    await door.stop();
    await server.stop();
    await api.stop();
    await db.close();
  };
  return { api, side, db, log, hooks, channels, door, rows, lastOf, settled, stop };
}

export type TelegramHome = Awaited<ReturnType<typeof telegramHome>>;

/** Holds something up until it is opened. */
export function gate(): { wait: () => Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { wait: () => promise, open: () => resolve() };
}
