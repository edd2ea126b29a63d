import type { Inbound } from '../message.ts';
import { OWN_CLOCK } from './chats.ts';
import type { Database } from './database.ts';
import { INBOUND, type InboundBody, type Received } from './inbound.ts';

/** A stored message as it came in. */
export type Stored = Received & { message: Inbound };

/** What nobody has answered: messages that can be worked, and the ids of rows that cannot be read (a key is lost, a row is damaged). */
export type Left = { messages: Stored[]; unreadable: number[] };

/** A row `i` of a chat `c` as `openAll` wants it. */
export const STORED = `i.id AS "inboundId", i.chat_id AS "chatId", c.channel, c.address, i.message_id, i.body`;
export type InboundRow = Received & { channel: string; address: string; message_id: string; body: Buffer };

function opened(
  { vault }: Database,
  { channel, address, message_id, body, ...received }: InboundRow,
): Stored | undefined {
  try {
    const content = JSON.parse(vault.open(INBOUND, body)) as InboundBody;
    return { ...received, message: { ...content, channel, chat: address, id: message_id } };
  } catch {
    return undefined;
  }
}

/** Opens them in their order. One row that cannot be read keeps none of the others from being answered. */
export function openAll(db: Database, rows: InboundRow[]): Left {
  const all = rows.map((row) => ({ id: row.inboundId, stored: opened(db, row) }));
  return {
    messages: all.flatMap(({ stored }) => stored ?? []),
    unreadable: all.filter(({ stored }) => !stored).map(({ id }) => id),
  };
}

/**
 * Messages stored before `before` whose turn was never committed, oldest first, without those that the caller already knows
 * of (`except`, ids), and without those that a process has taken since then (`takeInbound`).
 */
export async function unanswered(db: Database, before: Date, except: number[] = [], limit = 100): Promise<Left> {
  const { rows } = await db.pool.query<InboundRow>(
    `SELECT ${STORED} FROM inbound i JOIN chats c ON c.id = i.chat_id
     WHERE i.done_at IS NULL AND i.body IS NOT NULL AND i.received_at < $1 AND (i.taken_at IS NULL OR i.taken_at < $1)
       AND i.id <> ALL($2) AND c.channel <> '${OWN_CLOCK}'
     ORDER BY i.id LIMIT $3`,
    [before, except, limit],
  );
  return openAll(db, rows);
}
