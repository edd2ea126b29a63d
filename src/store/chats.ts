import type { Database } from './database.ts';

/**
 * The channel of replays, each of which lives by a clock of its own. What is done for all chats by the real clock leaves
 * theirs alone; whoever works for one chat by its own clock asks for that chat.
 */
export const OWN_CLOCK = 'script';

/** The chat of an address, if anyone ever wrote from there. */
export async function chatIdOf({ prisma }: Database, channel: string, address: string): Promise<number | undefined> {
  const chat = await prisma.chat.findUnique({ where: { channel_address: { channel, address } }, select: { id: true } });
  return chat?.id;
}

type Pool = Pick<Database['pool'], 'query'>;

/** No notices go to this chat until its person writes again: she, or the platform, has closed it (`blocked`, `gone`). */
export async function stopChat(pool: Pool, chatId: number, why: string, now: Date): Promise<void> {
  await pool.query('UPDATE chats SET stopped_at = $2, stopped_why = $3 WHERE id = $1 AND stopped_at IS NULL', [
    chatId,
    now,
    why,
  ]);
}

/** The same for the chat that a row went to: the platform has told it of that row later. */
export async function stopChatOf(pool: Pool, row: number, why: string, now: Date): Promise<void> {
  const { rows } = await pool.query<{ chatId: number }>('SELECT chat_id AS "chatId" FROM outgoing WHERE id = $1', [
    row,
  ]);
  for (const { chatId } of rows) await stopChat(pool, chatId, why, now);
}

/** What a platform tells of a chat by itself: that it was closed (`why`), or opened again (none). What the person asked for stands. */
export async function noteReachable(
  pool: Pool,
  { channel, address }: { channel: string; address: string },
  why: string | undefined,
  now: Date,
): Promise<void> {
  await pool.query(
    `UPDATE chats SET stopped_at = CASE WHEN $3::text IS NOT NULL THEN $4::timestamptz END, stopped_why = $3
     WHERE channel = $1 AND address = $2 AND stopped_why IS DISTINCT FROM 'asked'`,
    [channel, address, why ?? null, now],
  );
}

type Place = { channel: string; address: string };

const MOVE = `
  UPDATE chats SET address = $3 WHERE channel = $1 AND address = $2
    AND NOT EXISTS (SELECT FROM chats other WHERE other.channel = $1 AND other.address = $3)`;

/** The platform has given a chat another address. Where somebody is there already, the old chat stays as it is. */
export async function moveChat(pool: Pool, { channel, address }: Place, to: string): Promise<void> {
  await pool.query(MOVE, [channel, address, to]);
}

/**
 * The same for a person who has changed her number. What she was known by belongs to the old one, an id of WhatsApp for this
 * business too: else she would seem somebody new at her own number, and the old number's new owner would seem to be she.
 */
export async function moveNumber(pool: Pool, { channel, address }: Place, to: string): Promise<void> {
  await pool.query(
    `WITH moved AS (${MOVE} RETURNING id) DELETE FROM identities i USING moved WHERE i.chat_id = moved.id`,
    [channel, address, to],
  );
}
