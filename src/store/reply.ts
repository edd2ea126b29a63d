import type { Say } from '../message.ts';
import type { Acting } from './acting.ts';
import type { Database } from './database.ts';
import { sealBody } from './outgoing.ts';
import type { Turn } from './turns.ts';

/** A reply is worth reading for a day. */
export const REPLY_LIFE_MS = 24 * 3_600_000;

/** What is said in one turn is one message. */
const joined = ([first, ...then]: Say[]): Say => ({ ...first!, ...(then.length > 0 && { then }) });

/** A reply that is a part of its turn's statement: the part's name, and what it writes. */
export type Reply = { name: string; key: string; said: Say; body: Buffer; expiresAt: Date };

/** Adds the reply to its turn, where anything is said: claimed at once when this process holds the channel and no earlier reply of the chat is open. */
export function reply(
  { part, value, vault, chat, now, at }: Acting,
  { says, inboundId, held }: Pick<Turn, 'says' | 'inboundId' | 'held'>,
): Reply | undefined {
  if (says.length === 0) return undefined;
  const said = joined(says);
  const made = { key: said.key, said, body: sealBody(vault, said), expiresAt: new Date(at.getTime() + REPLY_LIFE_MS) };
  const words = [value(made.key, 'text'), value(made.body, 'bytea'), now, now, value(made.expiresAt, 'timestamptz')];
  const name = part(
    'said',
    `INSERT INTO outgoing (chat_id, inbound_id, kind, key, body, created_at, due_at, expires_at, status, attempts, claimed_at)
     SELECT ${chat}, ${value(inboundId, 'int')}, 'reply', ${words},
       CASE WHEN mine THEN 'sending' ELSE 'queued' END, mine::int, CASE WHEN mine THEN ${now} END
     FROM (SELECT ${value(held, 'boolean')} AND NOT EXISTS (
       SELECT FROM outgoing WHERE chat_id = ${chat} AND kind = 'reply' AND status IN ('queued', 'sending')) AS mine) AS claim
     RETURNING id, status`,
  );
  return { name, ...made };
}

/**
 * Frees the reply of a message whose turn was committed without our hearing of it: the connection was lost meanwhile. Returns
 * its row, which is then sent as any other.
 */
export async function freeReply({ pool }: Database, inboundId: number): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `UPDATE outgoing SET status = 'queued', claimed_at = NULL, retry_at = NULL, attempts = 0
     WHERE inbound_id = $1 AND status IN ('sending', 'queued') AND attempts <= 1 RETURNING id`,
    [inboundId],
  );
  return rows.map(({ id }) => id);
}
