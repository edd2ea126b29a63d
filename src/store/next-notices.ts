import type { Queryable } from './database.ts';
import type { OutgoingKind } from './outgoing.ts';
import type { Standing } from './sweep.ts';

/** Who comes first when not all can go at once: what a person must know now, then what falls due, then what is for all. */
export const precedence: Record<Exclude<OutgoingKind, 'reply'>, number> = { notice: 1, reminder: 2, announcement: 3 };

/** The next rows of one line: those whose time came first. `of` says which line, and is what an index of its own finds. */
const line = (of: string): string => `
  SELECT o.id, o.chat_id, o.kind, o.attempts, c.channel, GREATEST(o.due_at, o.retry_at) AS ready
  FROM outgoing o JOIN chats c ON c.id = o.chat_id
  WHERE o.status = 'queued' AND ${of} AND GREATEST(o.due_at, o.retry_at) <= $1 AND c.channel = ANY($2)
  ORDER BY GREATEST(o.due_at, o.retry_at), o.id LIMIT $3`;

const NEXT = `
  SELECT id, chat_id AS "chatId", kind, attempts, channel FROM (
    SELECT place, one.* FROM unnest($4::text[]) WITH ORDINALITY AS lines (kind, place)
      CROSS JOIN LATERAL (${line('o.announcement_id IS NULL AND o.kind = lines.kind')}) one
    UNION ALL
    SELECT cardinality($4::text[]), one.* FROM announcements a
      CROSS JOIN LATERAL (${line('o.announcement_id IS NOT NULL AND o.announcement_id = a.id')}) one
    WHERE a.status = 'running'
  ) AS ready_now ORDER BY place, ready, id LIMIT $3`;

/**
 * The notices of the channels held here that are next to go, those that come first first. Rows of announcements that are paused
 * or cancelled are not among them, however many there are: they are not even read.
 */
export async function nextNotices(
  db: Queryable,
  { held, now }: { held: string[]; now: Date },
  limit: number,
): Promise<Standing[]> {
  const kinds = Object.keys(precedence).sort((a, b) => precedence[a as 'notice'] - precedence[b as 'notice']);
  return (await db.query<Standing>(NEXT, [now, held, limit, kinds])).rows;
}
