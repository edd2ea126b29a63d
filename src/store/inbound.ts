import type { Inbound } from '../message.ts';
import { accountOf, indexOfAccount } from './accounts.ts';
import type { Database } from './database.ts';

/** The name under which inbound bodies are sealed. */
export const INBOUND = 'inbound.body';

/** What is kept of a message until its turn is done: all of it; afterwards only its masked form. */
export type InboundBody = Omit<Inbound, 'channel' | 'chat' | 'id'> & { label?: string };

/** How a chat stood when it was looked at. `version` grows with each committed turn, `handedUntil` is until when officers have it. */
export type ChatState = {
  chatId: number;
  channel: string;
  place: unknown;
  consented: boolean;
  handedUntil: Date | null;
  version: number;
};

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

/** What a lot needs beyond storing: `accounts` to keep as whose account its senders state, `told` to tell other processes of it. */
type Needs = { accounts: boolean; told: boolean };

const PHONES = `SELECT DISTINCT 'phone' AS kind, phone AS value, id FROM heard JOIN chat USING (channel, address) WHERE phone IS NOT NULL`;
const ACCOUNTS = `SELECT DISTINCT 'lid', lid, id FROM unnest($1::text[], $2::text[], $7::bytea[]) AS stated (channel, address, lid)
      JOIN chat USING (channel, address) WHERE lid IS NOT NULL`;

// Chats are written in one order by everybody, so that two processes never wait for each other. Who writes can be reached.
const store = ({ accounts, told }: Needs): string => `
  WITH heard AS (
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::bytea[]) WITH ORDINALITY
      AS h (channel, address, message_id, body, phone, at)
  ), chat AS (
    INSERT INTO chats AS c (channel, address, created_at, last_inbound_at)
    SELECT DISTINCT channel, address, $6::timestamptz, $6::timestamptz FROM heard ORDER BY channel, address
    ON CONFLICT (channel, address) DO UPDATE SET last_inbound_at = $6,
      stopped_at = CASE WHEN c.stopped_why = 'asked' THEN c.stopped_at END,
      stopped_why = CASE WHEN c.stopped_why = 'asked' THEN c.stopped_why END
    RETURNING id, channel, address, place, consent_version IS NOT NULL AS consented, handed_until, version
  ), known_as AS (
    INSERT INTO identities (kind, value_index, chat_id, seen_at)
    SELECT kind, value, id, $6::timestamptz FROM (${PHONES}${accounts ? ` UNION ALL ${ACCOUNTS}` : ''}) AS known
    ON CONFLICT (kind, value_index, chat_id) DO UPDATE SET seen_at = $6
  ), stored AS (
    INSERT INTO inbound (channel, message_id, chat_id, body, received_at)
    SELECT channel, message_id, id, body, $6 FROM heard JOIN chat USING (channel, address) ORDER BY at
    ON CONFLICT (channel, message_id) DO NOTHING
    RETURNING id, channel, message_id, chat_id
  )
  SELECT s.id AS "inboundId", s.message_id AS "messageId", s.channel, s.chat_id AS "chatId", c.place, c.consented, c.handed_until AS "handedUntil", c.version
    ${told ? `, pg_notify('inbound', s.chat_id::text) AS told` : ''}
  FROM stored s JOIN chat c ON c.id = s.chat_id`;

type StoredRow = ChatState & { inboundId: number; messageId: string; told?: string };

/** The keyed index of the account that the platform states for the sender, where it states one beside or instead of a phone. */
const accountIndex = ({ vault }: Database, message: Inbound): Buffer | null => {
  const account = accountOf([message.chat, ...(message.aliases ?? [])]);
  return account === undefined ? null : indexOfAccount(vault, account);
};

/**
 * Stores messages, sealed, before anything else is done with them, in the order given, and makes chats where they are new.
 * One round trip for all. Undefined for one that was stored before: the platform sent it twice. With `told` the processes that
 * listen for `inbound` hear of it.
 */
export async function receiveAll(
  db: Database,
  messages: Inbound[],
  now: Date,
  { told = false } = {},
): Promise<(Received | undefined)[]> {
  const column = <T>(of: (message: Inbound) => T): T[] => messages.map(of);
  const stated = column((message) => accountIndex(db, message));
  const accounts = stated.some((one) => one !== null);
  const { rows } = await db.lanes.query<StoredRow>({
    name: `receive${accounts ? '-accounts' : ''}${told ? '-told' : ''}`,
    text: store({ accounts, told }),
    values: [
      column(({ channel }) => channel),
      column(({ chat }) => chat),
      column(({ id }) => id),
      column((message) => sealedBody(db, message)),
      column((message) => phoneIndex(db, message)),
      now,
      ...(accounts ? [stated] : []),
    ],
  });
  const stored = new Map(rows.map((row) => [`${row.channel} ${row.messageId}`, row]));
  return messages.map(({ channel, id }) => {
    const key = `${channel} ${id}`;
    const row = stored.get(key);
    // The same message twice in one lot was stored once.
    stored.delete(key);
    if (!row) return undefined;
    const { inboundId, messageId: _messageId, told: _told, ...state } = row;
    return { inboundId, chatId: row.chatId, state };
  });
}

/** The same for one message. */
export const receive = async (db: Database, message: Inbound, now: Date): Promise<Received | undefined> =>
  (await receiveAll(db, [message], now))[0];
