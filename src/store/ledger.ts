import type pg from 'pg';
import type { Say } from '../message.ts';
import { type OutgoingKind, RUNNING } from './outgoing.ts';

/**
 * What happens to a row of `outgoing`, each step one statement, so that two processes never hold the same row. `due_at` and
 * `retry_at` say before when not to try a queued row; `claimed_at` says since when one is `sending`.
 */
type Pool = Pick<pg.Pool, 'query'>;

/**
 * A row that is ours to send until we say what became of it. `attempts` counts this try; `stopped`: its chat wants no notices,
 * or none of any kind that this one is about.
 */
export type Claimed = {
  id: number;
  chatId: number;
  kind: OutgoingKind;
  key: string;
  body: Buffer | null;
  /** The meaning itself, where whoever wrote the row claimed it. */
  said?: Say;
  attempts: number;
  expiresAt: Date;
  channel: string;
  address: string;
  consenting: boolean;
  stopped: boolean;
};

/**
 * What became of a claimed row. `queued`: not again before `notBefore`; `free` when this was no try at all; `doubted` when
 * nobody knows whether it was shown.
 */
export type Outcome =
  | { status: 'sent'; platformId?: string }
  | { status: 'failed' | 'suppressed' | 'uncertain'; why: string }
  | { status: 'expired' }
  | { status: 'queued'; why: string; notBefore: Date; free: boolean; doubted?: boolean };

/** Who takes: the channels that this process holds, at which instant; `eager` also takes what waits for an absent reader. */
export type Taker = { held: string[]; now: Date; eager?: boolean };

const READY = `o.due_at <= $2 AND (o.retry_at IS NULL OR o.retry_at <= $2 OR ($4 AND o.why = 'away'))`;

/** A notice about several things goes as long as one of them is wanted. */
const STOPPED = `(c.stopped_at IS NOT NULL OR (o.about <> '{}' AND o.about <@ c.stopped_kinds))`;

/** Takes the row that `pick` chooses. `$1` is the chat's or the row's id, `$2` now, `$3` the channels held, `$4` eager. */
const takeOne = (pick: string): string => `
  WITH mine AS (
    SELECT o.id FROM outgoing o JOIN chats c ON c.id = o.chat_id
    WHERE ${pick} AND o.status = 'queued' AND ${READY} AND c.channel = ANY($3)
    FOR UPDATE OF o SKIP LOCKED)
  UPDATE outgoing o SET status = 'sending', attempts = attempts + 1, claimed_at = $2, retry_at = NULL, why = NULL
  FROM mine, chats c WHERE o.id = mine.id AND c.id = o.chat_id
  RETURNING o.id, o.chat_id AS "chatId", o.kind, o.key, o.body, o.attempts, o.expires_at AS "expiresAt",
    c.channel, c.address, c.consent_version IS NOT NULL AS consenting, ${STOPPED} AS stopped`;

const takeNotice = takeOne(`o.id = $1 AND o.kind <> 'reply' AND ${RUNNING}`);

// Only the oldest open reply of a chat can be taken: what follows it waits, also while it is on its way.
const takeReply = takeOne(
  `o.id = (SELECT min(id) FROM outgoing WHERE chat_id = $1 AND kind = 'reply' AND status IN ('queued', 'sending'))`,
);

async function take(pool: Pool, sql: string, id: number, { held, now, eager = false }: Taker): Promise<Claimed | null> {
  const { rows } = await pool.query<Claimed>(sql, [id, now, held, eager]);
  return rows[0] ?? null;
}

/** Claims a notice by its row. Null when it is not queued, must wait, belongs to an announcement that is paused, or its channel is not held here. */
export const claimNotice = (pool: Pool, row: number, taker: Taker): Promise<Claimed | null> =>
  take(pool, takeNotice, row, taker);

/** Claims the next reply of a chat. Null when there is none, or when an earlier one is on its way or must wait. */
export const claimReply = (pool: Pool, chatId: number, taker: Taker): Promise<Claimed | null> =>
  take(pool, takeReply, chatId, taker);

/** A claimed row and what became of it. */
export type Settled = { row: Pick<Claimed, 'id' | 'attempts'>; outcome: Outcome };

const settlement = `
  UPDATE outgoing o SET status = s.status, why = s.why, platform_id = s.platform_id,
    sent_at = CASE WHEN s.status = 'sent' THEN $8::timestamptz END,
    claimed_at = CASE WHEN s.status <> 'queued' THEN o.claimed_at END, retry_at = s.not_before, attempts = o.attempts - s.free,
    doubted_at = COALESCE(o.doubted_at, CASE WHEN s.doubted THEN $8::timestamptz END)
  FROM unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::int[], $9::boolean[])
    AS s (id, attempts, status, why, platform_id, not_before, free, doubted)
  WHERE o.id = s.id AND o.attempts = s.attempts
    AND (o.status IN ('sending', 'uncertain') OR (o.status = 'queued' AND o.why = 'interrupted'))
  RETURNING o.id, o.kind = 'reply' AND EXISTS (
    SELECT FROM outgoing n WHERE n.chat_id = o.chat_id AND n.kind = 'reply' AND n.status = 'queued' AND n.id > o.id) AS more`;

/**
 * Writes down what became of claimed rows, in one statement. An answer that comes so late that the row was given up
 * (`uncertain`, or queued again) still counts; one that comes after somebody else took the row does not. Tells of each, in order, whether
 * its chat has further replies queued that may have waited for it.
 */
export async function settleAll(pool: Pool, settled: Settled[], now: Date): Promise<boolean[]> {
  const column = <T>(of: (one: Settled) => T): T[] => settled.map(of);
  const again = ({ outcome }: Settled) => (outcome.status === 'queued' ? outcome : undefined);
  const { rows } = await pool.query<{ id: number; more: boolean }>({
    name: 'settle',
    text: settlement,
    values: [
      column(({ row }) => row.id),
      column(({ row }) => row.attempts),
      column(({ outcome }) => outcome.status),
      column(({ outcome }) => ('why' in outcome ? outcome.why : null)),
      column(({ outcome }) => (outcome.status === 'sent' ? (outcome.platformId ?? null) : null)),
      column((one) => again(one)?.notBefore ?? null),
      column((one) => (again(one)?.free ? 1 : 0)),
      now,
      column((one) => again(one)?.doubted ?? false),
    ],
  });
  const waiting = new Set(rows.filter(({ more }) => more).map(({ id }) => id));
  return settled.map(({ row }) => waiting.has(row.id));
}
