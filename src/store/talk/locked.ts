import type { Say } from '../../message.ts';
import type { Database, Queryable } from '../database.ts';
import { insertOutgoing } from '../outgoing.ts';
import { REPLY_LIFE_MS } from '../reply.ts';

/** A request to talk and its chat; without one where that was deleted. `handedUntil` is until when officers have it, in the past where the time is over. */
export type Talk = { open: boolean; chatId: number | null; handedUntil: Date | null };

/** The request and its chat, both held until the transaction ends: the chat first, as turns take them. Undefined for what is no request to talk. */
export async function lockTalk(client: Queryable, id: number): Promise<Talk | undefined> {
  await client.query(
    `SELECT FROM chats WHERE id = (SELECT chat_id FROM requests WHERE id = $1 AND kind = 'talk') FOR UPDATE`,
    [id],
  );
  const { rows } = await client.query<Talk>(
    `SELECT r.status = 'open' AS open, r.chat_id AS "chatId",
       (SELECT c.handed_until FROM chats c WHERE c.id = r.chat_id) AS "handedUntil"
     FROM requests r WHERE r.id = $1 AND r.kind = 'talk' FOR UPDATE`,
    [id],
  );
  return rows[0];
}

/** Writes a reply that answers no message: it goes out at once, at any hour, after those that still wait. */
export async function sayTo(
  client: Queryable,
  { vault }: Database,
  chatId: number,
  say: Say,
  now: Date,
): Promise<void> {
  const row = { chatId, inboundId: null, kind: 'reply' as const, about: [], subject: null, announcementId: null };
  const expiresAt = new Date(now.getTime() + REPLY_LIFE_MS);
  await insertOutgoing(client, vault, [{ ...row, say, createdAt: now, dueAt: now, expiresAt }]);
}

/** Who has the chat from now on: officers until then, else the bot. A turn under way there is worked anew. */
export async function handTo(client: Queryable, chatId: number, until: Date | null): Promise<void> {
  await client.query('UPDATE chats SET handed_until = $2, version = version + 1 WHERE id = $1', [chatId, until]);
}
