import { OWN_CLOCK } from './chats.ts';
import { type Database, transaction } from './database.ts';

/** How long the oldest message that could go out has been waiting on a channel since it was due, in seconds. A notice is all that is no reply. */
export type QueueAge = { channel: string; kind: 'reply' | 'notice'; seconds: number };

const COUNTS = `o.status = 'queued' AND o.why IS DISTINCT FROM 'away' AND o.expires_at > $1 AND c.channel <> '${OWN_CLOCK}'`;

// Of an announcement only the next row is looked at: a hundred thousand may stand behind it.
const oldest = `
  SELECT channel, kind, GREATEST(0, extract(epoch FROM $1::timestamptz - min(due_at)))::float8 AS seconds FROM (
    SELECT c.channel, CASE WHEN o.kind = 'reply' THEN 'reply' ELSE 'notice' END AS kind, o.due_at
    FROM outgoing o JOIN chats c ON c.id = o.chat_id WHERE o.announcement_id IS NULL AND o.due_at <= $1 AND ${COUNTS}
    UNION ALL
    SELECT next.channel, 'notice', next.due_at FROM announcements a CROSS JOIN LATERAL (
      SELECT c.channel, o.due_at FROM outgoing o JOIN chats c ON c.id = o.chat_id
      WHERE o.announcement_id IS NOT NULL AND o.announcement_id = a.id AND GREATEST(o.due_at, o.retry_at) <= $1 AND ${COUNTS}
      ORDER BY GREATEST(o.due_at, o.retry_at), o.id LIMIT 1) next
    WHERE a.status = 'running'
  ) AS waiting GROUP BY channel, kind`;

/**
 * The ages by channel and kind; nothing for a channel on which nothing waits. What waits for an absent reader is not counted,
 * nor what is paused or has expired. Throws when the database takes longer than `mostMs` for it: it has better things to do.
 */
export function queueAges({ pool }: Pick<Database, 'pool'>, now: Date, mostMs: number): Promise<QueueAge[]> {
  return transaction(pool, async (client) => {
    await client.query(`SET LOCAL statement_timeout = ${Math.ceil(mostMs)}`);
    return (await client.query<QueueAge>(oldest, [now])).rows;
  });
}
