import type pg from 'pg';

type Pool = Pick<pg.Pool, 'query'>;

/** A row `o` is a reply of the channels of `$1`. */
const OURS = `o.kind = 'reply' AND o.announcement_id IS NULL AND c.channel = ANY($1)`;

const FROM = 'FROM outgoing o JOIN chats c ON c.id = o.chat_id';

/** The chats of the channels held here that have a reply queued, whether or not its time has come; those that wait longest first. */
export async function chatsWithReplies(pool: Pool, held: string[]): Promise<number[]> {
  const { rows } = await pool.query<{ chat: number }>(
    `SELECT o.chat_id AS chat ${FROM} WHERE o.status = 'queued' AND ${OURS} GROUP BY o.chat_id ORDER BY min(o.id)`,
    [held],
  );
  return rows.map(({ chat }) => chat);
}

/** Whether a reply of the channels held here is on its way, or could be. */
export async function replyWaits(pool: Pool, { held, now }: { held: string[]; now: Date }): Promise<boolean> {
  const { rows } = await pool.query<{ waits: boolean }>(
    `SELECT EXISTS (SELECT ${FROM} WHERE o.status = 'sending' AND ${OURS})
       OR EXISTS (SELECT ${FROM} WHERE o.status = 'queued' AND GREATEST(o.due_at, o.retry_at) <= $2 AND ${OURS}) AS waits`,
    [held, now],
  );
  return rows[0]!.waits;
}

/** How many messages of a channel wait: to go out, and to be answered. */
export type Waiting = { replies: number; notices: number; inbound: number };

export async function countWaiting(pool: Pool, channel: string): Promise<Waiting> {
  const { rows } = await pool.query<Waiting>(
    `SELECT count(*) FILTER (WHERE o.kind = 'reply')::int AS replies, count(*) FILTER (WHERE o.kind <> 'reply')::int AS notices,
       (SELECT count(*)::int FROM inbound i JOIN chats c ON c.id = i.chat_id
        WHERE i.done_at IS NULL AND i.body IS NOT NULL AND c.channel = $1) AS inbound
     ${FROM} WHERE o.status = 'queued' AND c.channel = $1`,
    [channel],
  );
  return rows[0]!;
}
