import { OWN_CLOCK } from './chats.ts';
import { type Database, transaction } from './database.ts';
import { RUNNING } from './outgoing.ts';

/** How long the oldest message that could go out has been waiting on a channel since it was due, in seconds. A notice is all that is no reply. */
export type QueueAge = { channel: string; kind: 'reply' | 'notice'; seconds: number };

const oldest = `
  SELECT c.channel, CASE WHEN o.kind = 'reply' THEN 'reply' ELSE 'notice' END AS kind,
    GREATEST(0, extract(epoch FROM $1::timestamptz - min(o.due_at)))::float8 AS seconds
  FROM outgoing o JOIN chats c ON c.id = o.chat_id
  WHERE o.status = 'queued' AND o.why IS DISTINCT FROM 'away' AND o.due_at <= $1 AND o.expires_at > $1
    AND ${RUNNING} AND c.channel <> '${OWN_CLOCK}'
  GROUP BY 1, 2`;

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
