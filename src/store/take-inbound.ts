import { OWN_CLOCK } from './chats.ts';
import type { Database } from './database.ts';
import type { ChatState } from './inbound.ts';
import { type InboundRow, type Left, openAll, STORED } from './unanswered.ts';

/** Whose messages are taken: those of these chats, or of all chats of channels that another process carries. */
export type Whose = number[] | { channels: string[] };

/** No process works more at once; the rest is taken after these. */
const MOST = 1_000;

const WAITING = `
  SELECT DISTINCT i.chat_id AS id FROM inbound i JOIN chats c ON c.id = i.chat_id
  WHERE i.done_at IS NULL AND c.channel = ANY($1) LIMIT ${MOST}`;

/**
 * `$1` are the chats, `$2` is now, `$3` since when a message that was taken counts as cut off, `$4` what is in hand here. Whoever
 * finds a message being taken or answered waits, and sees it as it stands then: so the second of two who take at once leaves
 * the chat to the first. A lock at the head would not do, for a statement sees what stood when it began.
 */
const TAKE = `
  WITH open AS (
    SELECT i.id, i.chat_id, i.taken_at FROM inbound i JOIN chats c ON c.id = i.chat_id
    WHERE i.chat_id = ANY($1) AND i.done_at IS NULL AND i.body IS NOT NULL AND i.id <> ALL($4::int[])
      AND c.channel <> '${OWN_CLOCK}'
    ORDER BY i.id LIMIT ${MOST} FOR UPDATE OF i
  ), free AS (
    SELECT chat_id FROM open GROUP BY chat_id HAVING bool_or(taken_at > $3) IS NOT TRUE
  ), taken AS (
    UPDATE inbound i SET taken_at = $2 FROM open JOIN free USING (chat_id) WHERE i.id = open.id RETURNING i.*
  )
  SELECT ${STORED}, c.place, c.consent_version IS NOT NULL AS consented,
    c.handed_until AS "handedUntil", c.version
  FROM taken i JOIN chats c ON c.id = i.chat_id ORDER BY i.id`;

type TakenRow = InboundRow & ChatState;

async function chatsOf({ pool }: Database, whose: Whose): Promise<number[]> {
  if (Array.isArray(whose)) return whose;
  return (await pool.query<{ id: number }>(WAITING, [whose.channels])).rows.map(({ id }) => id);
}

/**
 * Takes messages that another process has stored and nobody has answered, oldest first, so that this process works them. A chat
 * in which another process has a message in hand, taken less than `lostMs` ago, is left to it; `inHand` are the rows that
 * this process has itself. Two that take at once never get the same message. Each comes with how its chat stood when it was taken.
 * Those that cannot be read are told apart.
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
  const values = [chats, now, lost, inHand];
  const { rows } = await db.lanes.query<TakenRow>({ name: 'take-inbound', text: TAKE, values });
  return openAll(
    db,
    rows.map(({ place, consented, handedUntil, version, ...row }) => {
      const { chatId, channel } = row;
      return { ...row, state: { chatId, channel, place, consented, handedUntil, version } };
    }),
  );
}
