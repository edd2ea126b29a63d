import type pg from 'pg';
import { OWN_CLOCK } from './chats.ts';
import { type OutgoingKind, RUNNING } from './outgoing.ts';

/** What is done with all of the ledger at once: rows that a crash, a lost queue or the time have left behind. */
type Pool = Pick<pg.Pool, 'query'>;

/** Where a row stands and whose it is. */
export type Standing = { id: number; chatId: number; kind: OutgoingKind; attempts: number; channel: string };

const STANDING = `o.id, o.chat_id AS "chatId", o.kind, o.attempts, c.channel`;

const ago = (now: Date, ms: number): Date => new Date(now.getTime() - ms);

/** A row that the sweep has settled. */
export type Swept = { id: number; kind: OutgoingKind; channel: string; status: 'expired' | 'queued' | 'uncertain' };

/** Rows whose time is over become `expired`, except those of chats with a clock of their own. Returns them. */
export async function expire(pool: Pool, now: Date): Promise<Swept[]> {
  const { rows } = await pool.query<Swept>(
    `UPDATE outgoing o SET status = 'expired' FROM chats c
     WHERE c.id = o.chat_id AND o.status = 'queued' AND o.expires_at <= $1 AND c.channel <> '${OWN_CLOCK}'
     RETURNING o.id, o.kind, c.channel, o.status`,
    [now],
  );
  return rows;
}

/**
 * Rows that are `sending` for too long: nobody knows whether they were sent. Where a repeat shows nothing twice
 * (`repeatable` channels), or does less harm than a loss (`repeated` kinds), they are queued again, the latter marked as
 * doubted; else they are `uncertain` and a person may look. Returns them.
 */
export async function settleLost(
  pool: Pool,
  now: Date,
  {
    held,
    repeatable,
    repeated,
    lostMs,
  }: { held: string[]; repeatable: string[]; repeated: OutgoingKind[]; lostMs: number },
): Promise<Swept[]> {
  const { rows } = await pool.query<Swept>(
    `UPDATE outgoing o SET claimed_at = NULL, retry_at = NULL, why = 'interrupted',
       status = CASE WHEN c.channel = ANY($3) OR o.kind = ANY($4) THEN 'queued' ELSE 'uncertain' END,
       doubted_at = CASE WHEN c.channel = ANY($3) THEN o.doubted_at ELSE COALESCE(o.doubted_at, $5::timestamptz) END
     FROM chats c WHERE c.id = o.chat_id AND o.status = 'sending' AND o.claimed_at <= $1 AND c.channel = ANY($2)
     RETURNING o.id, o.kind, c.channel, o.status`,
    [ago(now, lostMs), held, repeatable, repeated, now],
  );
  return rows;
}

/** A reply that its writer has not sent, or whose wait is over, and that is the oldest open one of its chat: the rest wait for it. */
const LEFT_REPLY = `o.status = 'queued' AND o.announcement_id IS NULL AND o.kind = 'reply'
  AND GREATEST(o.due_at, o.retry_at) <= $1 AND COALESCE(o.retry_at <= $1, o.due_at <= $3)
  AND NOT EXISTS (SELECT FROM outgoing e WHERE e.chat_id = o.chat_id AND e.kind = 'reply'
    AND e.status IN ('queued', 'sending') AND e.id < o.id)`;

/** Who looks: the channels held here, at which instant, and how long a row may wait for the one who wrote it. */
export type Looker = { held: string[]; now: Date; unsentMs: number };

/** Replies of the channels held here that have waited long enough to be tried (again), those waiting longest first. */
export async function unsent(pool: Pool, { held, now, unsentMs }: Looker, limit = 1_000): Promise<Standing[]> {
  const { rows } = await pool.query<Standing>(
    `SELECT ${STANDING} FROM outgoing o JOIN chats c ON c.id = o.chat_id WHERE c.channel = ANY($2) AND ${LEFT_REPLY}
     ORDER BY GREATEST(o.due_at, o.retry_at), o.id LIMIT $4`,
    [now, held, ago(now, unsentMs), limit],
  );
  return rows;
}

/** The channels that there are chats of, without those held here; few are known, and they are found without reading the chats. */
const OTHERS = `
  WITH RECURSIVE known AS (
    SELECT min(channel) AS channel FROM chats
    UNION ALL SELECT (SELECT min(c.channel) FROM chats c WHERE c.channel > k.channel) FROM known k WHERE k.channel IS NOT NULL
  ), others AS (SELECT channel FROM known WHERE channel IS NOT NULL AND NOT channel = ANY($2) AND channel <> '${OWN_CLOCK}')`;

/** Which chats are woken for what: `notices` when those may go out, and how many chats at most. */
export type Waking = Looker & { notices: boolean; lostMs: number; limit: number };

/** Wakes whoever holds the other channels: their chats that have something to send, or something that got lost. */
export async function wakeOthers(pool: Pool, { held, now, unsentMs, lostMs, notices, limit }: Waking): Promise<void> {
  await pool.query(
    `${OTHERS} SELECT pg_notify('outgoing', chat) FROM (
       SELECT DISTINCT o.chat_id::text AS chat FROM outgoing o JOIN chats c ON c.id = o.chat_id
       WHERE EXISTS (SELECT FROM others) AND c.channel IN (SELECT channel FROM others) AND ((${LEFT_REPLY})
         OR ($4 AND o.status = 'queued' AND o.kind <> 'reply' AND GREATEST(o.due_at, o.retry_at) <= $1 AND ${RUNNING})
         OR (o.status = 'sending' AND o.claimed_at <= $5)) LIMIT $6) AS chats`,
    [now, held, ago(now, unsentMs), notices, ago(now, lostMs), limit],
  );
}

/** Where these rows stand, in the order of their ids; only those that are queued. */
export async function standing(pool: Pool, ids: number[]): Promise<Standing[]> {
  const { rows } = await pool.query<Standing>(
    `SELECT ${STANDING} FROM outgoing o JOIN chats c ON c.id = o.chat_id
     WHERE o.id = ANY($1) AND o.status = 'queued' ORDER BY o.id`,
    [ids],
  );
  return rows;
}

/** Those of these chats that are on one of these channels. */
export async function chatsOn(pool: Pool, ids: number[], channels: string[]): Promise<Set<number>> {
  if (ids.length === 0 || channels.length === 0) return new Set();
  const { rows } = await pool.query<{ id: number }>({
    name: 'chats-on',
    text: 'SELECT id FROM chats WHERE id = ANY($1) AND channel = ANY($2)',
    values: [ids, channels],
  });
  return new Set(rows.map(({ id }) => id));
}

/** The notices of a chat that are queued. */
export async function queuedNotices(pool: Pool, chatId: number): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `SELECT id FROM outgoing WHERE chat_id = $1 AND kind <> 'reply' AND status = 'queued' ORDER BY id`,
    [chatId],
  );
  return rows.map(({ id }) => id);
}

/** Wakes the holder of these chats, in whatever process it is. */
export async function wake(pool: Pool, chatIds: number[]): Promise<void> {
  await pool.query(`SELECT pg_notify('outgoing', chat) FROM unnest($1::text[]) AS chat`, [
    [...new Set(chatIds)].map(String),
  ]);
}
