import type { Inbound } from '../message.ts';
import { OWN_CLOCK } from './chats.ts';
import type { Database } from './database.ts';

/** The name under which inbound bodies are sealed. */
export const INBOUND = 'inbound.body';

/** What is kept of a message until its turn is done: all of it; afterwards only its masked form. */
export type InboundBody = Omit<Inbound, 'channel' | 'chat' | 'id'> & { label?: string };

/** How a chat stood when it was looked at. `version` grows with each committed turn. */
export type ChatState = { chatId: number; channel: string; place: unknown; consented: boolean; version: number };

/** A stored message. `state` is how its chat stood at that moment, which an earlier message in line may change. */
export type Received = { chatId: number; inboundId: number; state?: ChatState };

/** A phone that the platform vouches to be the sender's own. */
const ownPhone = ({ vouchedPhone, contact }: Inbound): string | undefined =>
  vouchedPhone ?? (contact?.own ? contact.phone : undefined);

const sealedBody = ({ vault }: Database, { channel: _channel, chat: _chat, id: _id, ...body }: Inbound): Buffer =>
  vault.seal(INBOUND, JSON.stringify(body));

const phoneIndex = ({ vault }: Database, message: Inbound): Buffer | null => {
  const phone = ownPhone(message);
  return phone ? vault.index('phone', phone) : null;
};

// Chats are written in one order by everybody, so that two processes never wait for each other. Who writes can be reached.
const store = `
  WITH heard AS (
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::bytea[]) WITH ORDINALITY
      AS h (channel, address, message_id, body, phone, at)
  ), chat AS (
    INSERT INTO chats AS c (channel, address, created_at, last_inbound_at)
    SELECT DISTINCT channel, address, $6::timestamptz, $6::timestamptz FROM heard ORDER BY channel, address
    ON CONFLICT (channel, address) DO UPDATE SET last_inbound_at = $6,
      stopped_at = CASE WHEN c.stopped_why = 'asked' THEN c.stopped_at END,
      stopped_why = CASE WHEN c.stopped_why = 'asked' THEN c.stopped_why END
    RETURNING id, channel, address, place, consent_version IS NOT NULL AS consented, version
  ), known_as AS (
    INSERT INTO identities (kind, value_index, chat_id, seen_at)
    SELECT DISTINCT 'phone', phone, id, $6::timestamptz FROM heard JOIN chat USING (channel, address) WHERE phone IS NOT NULL
    ON CONFLICT (kind, value_index, chat_id) DO UPDATE SET seen_at = $6
  ), stored AS (
    INSERT INTO inbound (channel, message_id, chat_id, body, received_at)
    SELECT channel, message_id, id, body, $6 FROM heard JOIN chat USING (channel, address) ORDER BY at
    ON CONFLICT (channel, message_id) DO NOTHING
    RETURNING id, channel, message_id, chat_id
  )
  SELECT s.id AS "inboundId", s.message_id AS "messageId", s.channel, s.chat_id AS "chatId", c.place, c.consented, c.version
  FROM stored s JOIN chat c ON c.id = s.chat_id`;

type StoredRow = ChatState & { inboundId: number; messageId: string };

/**
 * Stores messages, sealed, before anything else is done with them, in the order given, and makes chats where they are new.
 * One round trip for all. Undefined for one that was stored before: the platform sent it twice.
 */
export async function receiveAll(db: Database, messages: Inbound[], now: Date): Promise<(Received | undefined)[]> {
  const column = <T>(of: (message: Inbound) => T): T[] => messages.map(of);
  const { rows } = await db.lanes.query<StoredRow>({
    name: 'receive',
    text: store,
    values: [
      column(({ channel }) => channel),
      column(({ chat }) => chat),
      column(({ id }) => id),
      column((message) => sealedBody(db, message)),
      column((message) => phoneIndex(db, message)),
      now,
    ],
  });
  const stored = new Map(rows.map((row) => [`${row.channel} ${row.messageId}`, row]));
  return messages.map(({ channel, id }) => {
    const key = `${channel} ${id}`;
    const row = stored.get(key);
    // The same message twice in one lot was stored once.
    stored.delete(key);
    if (!row) return undefined;
    const { inboundId, messageId: _, ...state } = row;
    return { inboundId, chatId: row.chatId, state };
  });
}

/** The same for one message. */
export const receive = async (db: Database, message: Inbound, now: Date): Promise<Received | undefined> =>
  (await receiveAll(db, [message], now))[0];

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
