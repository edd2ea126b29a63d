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
  /** When the chat's person last wrote; null where she never did. */
  heardAt: Date | null;
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

/** Takes the rows that `pick` chooses. `$1` are the ids of chats or of rows, `$2` now, `$3` the channels held, `$4` eager. */
const take = (pick: string): string => `
  WITH mine AS (
    SELECT o.id FROM outgoing o JOIN chats c ON c.id = o.chat_id
    WHERE ${pick} AND o.status = 'queued' AND ${READY} AND c.channel = ANY($3)
    FOR UPDATE OF o SKIP LOCKED)
  UPDATE outgoing o SET status = 'sending', attempts = attempts + 1, claimed_at = $2, retry_at = NULL, why = NULL
  FROM mine, chats c WHERE o.id = mine.id AND c.id = o.chat_id
  RETURNING o.id, o.chat_id AS "chatId", o.kind, o.key, o.body, o.attempts, o.expires_at AS "expiresAt",
    c.channel, c.address, c.last_inbound_at AS "heardAt", c.consent_version IS NOT NULL AS consenting, ${STOPPED} AS stopped`;

const takeNotices = take(`o.id = ANY($1::int[]) AND o.kind <> 'reply' AND ${RUNNING}`);

// Only the oldest open reply of a chat can be taken: what follows it waits, also while it is on its way.
const takeReplies = take(
  `o.id IN (SELECT (SELECT min(id) FROM outgoing WHERE chat_id = chat AND kind = 'reply' AND status IN ('queued', 'sending'))
    FROM unnest($1::int[]) AS chat)`,
);

const asked = (of: number[], { held, now, eager = false }: Taker): unknown[] => [of, now, held, eager];

/** For each id its row or null; the second time that an id is named there is nothing left. */
function inOrder(ids: number[], rows: Claimed[], idOf: (row: Claimed) => number): (Claimed | null)[] {
  const mine = new Map(rows.map((row) => [idOf(row), row]));
  return ids.map((id) => {
    const row = mine.get(id) ?? null;
    mine.delete(id);
    return row;
  });
}

/**
 * Claims notices by their rows, in one statement; null for each that is not queued, must wait, belongs to an announcement that
 * is paused, or whose channel is not held here. A row that is named twice is given once.
 */
export async function claimNotices(on: Pool, rows: number[], taker: Taker): Promise<(Claimed | null)[]> {
  const claimed = await on.query<Claimed>({ name: 'claim', text: takeNotices, values: asked(rows, taker) });
  return inOrder(rows, claimed.rows, ({ id }) => id);
}

/** The same for one row. */
export const claimNotice = async (on: Pool, row: number, taker: Taker): Promise<Claimed | null> =>
  (await claimNotices(on, [row], taker))[0] ?? null;

/** Claims the next reply of a chat. Null when there is none, or when an earlier one is on its way or must wait. */
export const claimReply = async (pool: Pool, chatId: number, taker: Taker): Promise<Claimed | null> => {
  const { rows } = await pool.query<Claimed>(takeReplies, asked([chatId], taker));
  return rows[0] ?? null;
};

/** The same for several chats, in one statement. */
export async function claimReplies(on: Pool, chats: number[], taker: Taker): Promise<(Claimed | null)[]> {
  const claimed = await on.query<Claimed>({ name: 'claim-replies', text: takeReplies, values: asked(chats, taker) });
  return inOrder(chats, claimed.rows, ({ chatId }) => chatId);
}
