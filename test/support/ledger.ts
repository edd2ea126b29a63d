import { randomUUID } from 'node:crypto';
import type { Channel } from '../../src/channels/channel.ts';
import type { Day } from '../../src/domain/day.ts';
import type { Delivery } from '../../src/jobs/deliver.ts';
import { claims, replyClaims, settlements } from '../../src/jobs/door.ts';
import type { Fields, Log } from '../../src/log.ts';
import type { Say, Sent } from '../../src/message.ts';
import { type Database, transaction } from '../../src/store/database.ts';
import { insertOutgoing, type NewOutgoing, type OutgoingKind } from '../../src/store/outgoing.ts';

/** A weekday morning in Jambi, 09.00 WIB. */
export const morning = new Date('2026-11-23T02:00:00Z');

export const later = (from: Date, ms: number): Date => new Date(from.getTime() + ms);

/** A log that keeps its lines. */
export function keptLog(): Log & { lines: { event: string; fields: Fields }[] } {
  const lines: { event: string; fields: Fields }[] = [];
  const keep = (event: string, fields: Fields = {}) => void lines.push({ event, fields });
  return { lines, info: keep, warn: keep, error: keep };
}

export type FakeChannel = Channel & { shown: { to: string; row: number; text: string }[] };

/** A channel that shows what it is given, or answers as it is told. */
export function fakeChannel(
  name: string,
  {
    repeatable = true,
    answer = () => ({ ok: true }),
  }: { repeatable?: boolean; answer?: (row: number) => Sent | Promise<Sent> } = {},
): FakeChannel {
  const shown: FakeChannel['shown'] = [];
  return {
    name,
    repeatable,
    shown,
    start: async () => {},
    stop: async () => {},
    async send(to, { id, text }) {
      const sent = await answer(Number(id));
      if (sent.ok) shown.push({ to, row: Number(id), text });
      return sent;
    },
  };
}

/** What delivery needs, with a clock that a test sets. */
export function rig(db: Database, channels: Channel[], now = morning) {
  const clock = { now };
  const log = keptLog();
  const here = { channels: new Map(channels.map((channel) => [channel.name, channel])), now: () => clock.now };
  const delivery: Delivery = {
    ...here,
    pool: db.pool,
    vault: db.vault,
    hours: { from: 8 * 60, until: 20 * 60 },
    log,
    claim: claims(db.pool, here),
    claimReply: replyClaims(db.pool, here),
    settle: settlements(db.pool, () => clock.now),
  };
  return { clock, log, delivery };
}

/** Resolves once somebody waits for a lock that another holds. */
export async function locksAwaited({ pool }: Pick<Database, 'pool'>): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(
      `SELECT FROM pg_locks w WHERE NOT w.granted AND EXISTS (SELECT FROM pg_locks h WHERE h.pid = w.pid
         AND h.database = (SELECT oid FROM pg_database WHERE datname = current_database()))`,
    );
    if (rowCount) return;
  }
}

/** A chat that consented, unless told otherwise; one that `heard` has written once. */
export async function makeChat(
  db: Pick<Database, 'pool'>,
  { channel = 'web', address = randomUUID() as string, consent = true, stopped = false, heard = false } = {},
): Promise<number> {
  const { rows } = await db.pool.query<{ id: number }>(
    `INSERT INTO chats (channel, address, created_at, consent_version, consent_at, stopped_at, stopped_why, last_inbound_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
    [
      channel,
      address,
      morning,
      consent ? '1' : null,
      consent ? morning : null,
      stopped ? morning : null,
      stopped ? 'asked' : null,
      heard ? morning : null,
    ],
  );
  return rows[0]!.id;
}

/** A reminder of a chat that has not gone out; its row. */
export async function addReminder({ pool }: Pick<Database, 'pool'>, chatId: number, on: Day): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `INSERT INTO reminders (chat_id, kind, due_on, created_at) VALUES ($1, 'own_date', $2, $3) RETURNING id`,
    [chatId, on, morning],
  );
  return rows[0]!.id;
}

/** Writes rows of one chat, in order. */
export function write(
  db: Database,
  chatId: number,
  {
    kind = 'reply',
    count = 1,
    say = { key: 'reminder.due', values: { on: '2026-11-23' } },
    at = morning,
    ...more
  }: Partial<Omit<NewOutgoing, 'chatId'>> & { kind?: OutgoingKind; count?: number; say?: Say; at?: Date } = {},
): Promise<number[]> {
  const row = {
    chatId,
    inboundId: null,
    kind,
    about: [],
    subject: null,
    announcementId: null,
    say,
    createdAt: at,
    dueAt: at,
    expiresAt: later(at, 7 * 86_400_000),
    ...more,
  };
  return transaction(db.pool, (client) =>
    insertOutgoing(
      client,
      db.vault,
      Array.from({ length: count }, () => row),
    ),
  );
}

/** What the ledger says of rows, oldest first: `sent`, `failed(blocked)`. */
export async function statuses(db: Pick<Database, 'pool'>, ids: number[]): Promise<string[]> {
  const { rows } = await db.pool.query<{ status: string; why: string | null }>(
    `SELECT status, why FROM outgoing WHERE id = ANY($1) ORDER BY id`,
    [ids],
  );
  return rows.map(({ status, why }) => (why ? `${status}(${why})` : status));
}
