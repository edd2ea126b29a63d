import type { Inbound } from '../message.ts';
import { OWN_CLOCK } from './chats.ts';
import type { Database } from './database.ts';

/** The name under which inbound bodies are sealed. */
export const INBOUND = 'inbound.body';

/** What is kept of a message until its turn is done: all of it; afterwards only its masked form. */
export type InboundBody = Omit<Inbound, 'channel' | 'chat' | 'id'> & { label?: string };

export type Received = { chatId: number; inboundId: number };

/** A phone that the platform vouches to be the sender's own. */
const ownPhone = ({ vouchedPhone, contact }: Inbound): string | undefined =>
  vouchedPhone ?? (contact?.own ? contact.phone : undefined);

/**
 * Stores a message, sealed, before anything else is done with it, and makes its chat where it is new. One round trip.
 * Undefined when this message was stored before: the platform sent it twice.
 */
export async function receive({ pool, vault }: Database, message: Inbound, now: Date): Promise<Received | undefined> {
  const { channel, chat, id, ...body } = message;
  const phone = ownPhone(message);
  const { rows } = await pool.query<Received>(
    `WITH chat AS (
       INSERT INTO chats (channel, address, created_at, last_inbound_at) VALUES ($1, $2, $5, $5)
       ON CONFLICT (channel, address) DO UPDATE SET last_inbound_at = $5 RETURNING id
     ), known_as AS (
       INSERT INTO identities (kind, value_index, chat_id, seen_at) SELECT 'phone', $6, id, $5 FROM chat WHERE $6::bytea IS NOT NULL
       ON CONFLICT (kind, value_index, chat_id) DO UPDATE SET seen_at = $5
     )
     INSERT INTO inbound (channel, message_id, chat_id, body, received_at) SELECT $1, $3, id, $4, $5 FROM chat
     ON CONFLICT (channel, message_id) DO NOTHING
     RETURNING id AS "inboundId", chat_id AS "chatId"`,
    [channel, chat, id, vault.seal(INBOUND, JSON.stringify(body)), now, phone ? vault.index('phone', phone) : null],
  );
  return rows[0];
}

/** A stored message as it came in. */
export type Stored = Received & { message: Inbound };

/** What nobody has answered: messages that can be worked, and the ids of rows that cannot be read (a key is lost, a row is damaged). */
export type Left = { messages: Stored[]; unreadable: number[] };

type Row = Received & { channel: string; address: string; message_id: string; body: Buffer };

function opened(
  { vault }: Database,
  { inboundId, chatId, channel, address, message_id, body }: Row,
): Stored | undefined {
  try {
    const content = JSON.parse(vault.open(INBOUND, body)) as InboundBody;
    return { inboundId, chatId, message: { ...content, channel, chat: address, id: message_id } };
  } catch {
    return undefined;
  }
}

/**
 * Messages stored before `before` whose turn was never committed, oldest first, without those that the caller already knows
 * of (`except`, ids). One row that cannot be read keeps none of the others from being answered.
 */
export async function unanswered(db: Database, before: Date, except: number[] = [], limit = 100): Promise<Left> {
  const { rows } = await db.pool.query<Row>(
    `SELECT i.id AS "inboundId", i.chat_id AS "chatId", c.channel, c.address, i.message_id, i.body
     FROM inbound i JOIN chats c ON c.id = i.chat_id
     WHERE i.done_at IS NULL AND i.body IS NOT NULL AND i.received_at < $1 AND i.id <> ALL($2) AND c.channel <> '${OWN_CLOCK}'
     ORDER BY i.id LIMIT $3`,
    [before, except, limit],
  );
  const all = rows.map((row) => ({ id: row.inboundId, stored: opened(db, row) }));
  return {
    messages: all.flatMap(({ stored }) => stored ?? []),
    unreadable: all.filter(({ stored }) => !stored).map(({ id }) => id),
  };
}
