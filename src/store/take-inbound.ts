import { OWN_CLOCK } from './chats.ts';
import { type Database, transaction } from './database.ts';
import { type InboundRow, type Left, openAll, STORED } from './unanswered.ts';

/** Whose messages are taken: those of these chats, or of all chats of channels that another process carries. */
export type Whose = number[] | { channels: string[] };

/** No process works more at once; the rest is taken after these. */
const MOST = 1_000;

const WAITING = `
  SELECT DISTINCT i.chat_id AS id FROM inbound i JOIN chats c ON c.id = i.chat_id
  WHERE i.done_at IS NULL AND c.channel = ANY($1) LIMIT ${MOST}`;

/** Those who take in one chat do so one after another: else the second would take what comes after the first one's message. */
const ALONE = `SELECT pg_advisory_xact_lock(hashtext('inbound'), chat) FROM (SELECT unnest($1::int[]) AS chat ORDER BY 1) AS chats`;

/** `$1` are the chats, `$2` is now, `$3` since when a message that was taken counts as cut off, `$4` what is in hand here. */
const TAKE = `
  WITH open AS (
    SELECT i.id, i.chat_id, i.taken_at FROM inbound i JOIN chats c ON c.id = i.chat_id
    WHERE i.chat_id = ANY($1) AND i.done_at IS NULL AND i.body IS NOT NULL AND c.channel <> '${OWN_CLOCK}'
  ), free AS (
    SELECT chat_id FROM open GROUP BY chat_id HAVING bool_or(taken_at > $3 AND id <> ALL($4::int[])) IS NOT TRUE
  ), taken AS (
    UPDATE inbound i SET taken_at = $2 WHERE i.done_at IS NULL AND i.id <> ALL($4::int[])
      AND i.id IN (SELECT id FROM open JOIN free USING (chat_id) ORDER BY id LIMIT ${MOST})
    RETURNING i.*
  )
  SELECT ${STORED} FROM taken i JOIN chats c ON c.id = i.chat_id ORDER BY i.id`;

async function chatsOf({ pool }: Database, whose: Whose): Promise<number[]> {
  if (Array.isArray(whose)) return whose;
  return (await pool.query<{ id: number }>(WAITING, [whose.channels])).rows.map(({ id }) => id);
}

/**
 * Takes messages that another process has stored and nobody has answered, oldest first, so that this process works them. A chat
 * in which another process has a message in hand, taken less than `lostMs` ago, is left to it; `inHand` are the rows that
 * this process has itself. Two that take at once never get the same message. Those that cannot be read are told apart.
 */
export async function takeInbound(
  db: Database,
  whose: Whose,
  now: Date,
  lostMs: number,
  inHand: number[] = [],
): Promise<Left> {
  const chats = await chatsOf(db, whose);
  if (chats.length === 0) return { messages: [], unreadable: [] };
  const lost = new Date(now.getTime() - lostMs);
  const rows = await transaction(db.pool, async (client) => {
    const alone = client.query(ALONE, [chats]);
    const taken = client.query<InboundRow>(TAKE, [chats, now, lost, inHand]);
    return (await Promise.all([alone, taken]))[1].rows;
  });
  return openAll(db, rows);
}
