import type { Database } from '../database.ts';

/** What an announcement may be told to do, from which status, and what it then is. */
const moves = {
  pause: { from: ['running'], to: 'paused', action: 'announcement.paused' },
  resume: { from: ['paused'], to: 'running', action: 'announcement.resumed' },
  cancel: { from: ['running', 'paused'], to: 'cancelled', action: 'announcement.cancelled' },
} as const;
export type Steer = keyof typeof moves;

export type AnnouncementStatus = 'running' | 'paused' | 'cancelled';

/** Whether it moved, and as what it stands now; null when there is no such announcement. */
export type Steered = { moved: boolean; status: AnnouncementStatus } | null;

type Pool = Pick<Database, 'pool'>;

/**
 * Moves an announcement, with an audit row. From that instant on the ledger gives out none of its rows, or gives them out
 * again from where it stood; what is on its way ends as it does. One that is cancelled stays so.
 */
export async function steer({ pool }: Pool, id: number, what: Steer, actor: string, now: Date): Promise<Steered> {
  const { from, to, action } = moves[what];
  const { rows } = await pool.query<{ moved: boolean; status: AnnouncementStatus }>(
    `WITH was AS (SELECT id, status FROM announcements WHERE id = $1 FOR UPDATE),
       moved AS (UPDATE announcements a SET status = $3 FROM was WHERE a.id = was.id AND was.status = ANY($2) RETURNING a.id),
       noted AS (INSERT INTO audit (at, actor, action, subject) SELECT $4::timestamptz, $5::text, $6::text, 'announcement:' || id FROM moved)
     SELECT moved.id IS NOT NULL AS moved, CASE WHEN moved.id IS NULL THEN was.status ELSE $3 END AS status
     FROM was LEFT JOIN moved ON moved.id = was.id`,
    [id, from, to, now, actor, action],
  );
  return rows[0] ?? null;
}

/**
 * Ends rows of announcements that are cancelled, at most so many: those that nobody has. It may be asked again and again;
 * a row that comes back from a failed try is found then. Returns how many there were.
 */
export async function suppressCancelled(pool: Pick<Database['pool'], 'query'>, limit = 5_000): Promise<number> {
  const { rowCount } = await pool.query(
    `UPDATE outgoing SET status = 'suppressed', why = 'cancelled' WHERE id = ANY(ARRAY(
       SELECT o.id FROM announcements a JOIN outgoing o ON o.announcement_id IS NOT NULL AND o.announcement_id = a.id
       WHERE a.status = 'cancelled' AND o.status = 'queued' LIMIT $1 FOR UPDATE OF o SKIP LOCKED))`,
    [limit],
  );
  return rowCount ?? 0;
}
