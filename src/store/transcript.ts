import type { Say } from '../message.ts';
import type { Database } from './database.ts';
import { INBOUND, type InboundBody } from './inbound.ts';
import { openBody } from './outgoing.ts';

/**
 * One message of a conversation. A person's id is `in-<the platform's message id>`, as only that is known to whoever sent it;
 * the bot's is `out-<row>`. `text` is what was written or the label of the choice that was taken; where the label was not
 * kept, `text` is empty and `choice` names it.
 */
export type Entry =
  | { from: 'person'; id: string; text: string; choice?: string; at: Date }
  | { from: 'bot'; id: string; say: Say; at: Date };

type Row = { person: boolean; name: string; key: string; body: Buffer; at: Date };

/**
 * What a person may see of the bot's: all that is or may be shown, replies that will be or that nobody fetched in time, and
 * notices that found nobody there. A notice that was not tried yet has its hour to come, or is held back.
 */
const SHOWN = `(o.status IN ('sending', 'sent', 'delivered', 'read', 'uncertain') OR (o.kind = 'reply' AND o.status IN ('queued', 'expired'))
  OR (o.status = 'queued' AND o.why IS NOT NULL))`;

/** The newest `$1` messages of a chat. A reply stands after what it replies to, also when the clock was set back in between. */
const newestOf = (chat: string): string => `
  WITH chat AS (${chat}),
  heard AS (
    SELECT true AS person, i.message_id AS name, '' AS key, i.body, i.received_at AS at, i.id
    FROM inbound i JOIN chat c ON i.chat_id = c.id WHERE i.body IS NOT NULL ORDER BY i.id DESC LIMIT $1
  ), said AS (
    SELECT false AS person, o.id::text AS name, o.key, o.body, GREATEST(o.created_at, i.received_at) AS at, o.id
    FROM outgoing o JOIN chat c ON o.chat_id = c.id LEFT JOIN inbound i ON i.id = o.inbound_id
    WHERE o.body IS NOT NULL AND ${SHOWN} ORDER BY o.id DESC LIMIT $1
  )
  SELECT person, name, key, body, at FROM (SELECT * FROM heard UNION ALL SELECT * FROM said) spoken
  ORDER BY at DESC, person, id DESC LIMIT $1`;

const BY_ADDRESS = newestOf('SELECT id FROM chats WHERE channel = $2 AND address = $3');
const BY_ID = newestOf('SELECT $2::int AS id');

function entry({ vault }: Database, { person, name, key, body, at }: Row): Entry {
  if (!person) return { from: 'bot', id: `out-${name}`, say: openBody(vault, key, body), at };
  const { label, text, choice } = JSON.parse(vault.open(INBOUND, body)) as InboundBody;
  const words = label ?? text ?? '';
  return { from: 'person', id: `in-${name}`, text: words, ...(choice && !words && { choice }), at };
}

/** The newest `limit` messages of a chat, oldest first. Empty for a chat that does not exist. Throws when a key is lost. */
export async function transcript(
  db: Database,
  { channel, address }: { channel: string; address: string },
  limit = 60,
): Promise<Entry[]> {
  const { rows } = await db.pool.query<Row>(BY_ADDRESS, [limit, channel, address]);
  return rows.reverse().map((row) => entry(db, row));
}

/** The same for a chat by its row. */
export async function transcriptOf(db: Database, chatId: number, limit: number): Promise<Entry[]> {
  const { rows } = await db.pool.query<Row>(BY_ID, [limit, chatId]);
  return rows.reverse().map((row) => entry(db, row));
}
