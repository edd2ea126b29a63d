import type { Database } from '../database.ts';
import type { Counted } from './audience.ts';
import type { AnnouncementStatus } from './steer.ts';

/** How many rows stand as what, and for which reason where there is one. */
export type RowCount = { status: string; why: string | null; count: number };

/** An announcement and where its rows stand. `counted` is what was counted when it was written. */
export type Standing = {
  id: number;
  text: string;
  to: string;
  status: AnnouncementStatus;
  startsAt: Date;
  createdAt: Date;
  createdBy: string;
  counted: Counted;
  rows: RowCount[];
};

/** Nobody asks for more at once. */
const MOST_LISTED = 20;

/**
 * Announcements with the exact count of their rows by status, all of one instant, the newest first: this one, or the last
 * twenty. Reasons are told of rows that have ended and of those that wait for another try.
 */
export async function announcements({ pool }: Pick<Database, 'pool'>, id?: number): Promise<Standing[]> {
  const { rows } = await pool.query<Standing>(
    `SELECT a.id, a.text, a."to", a.status, a.starts_at AS "startsAt", a.created_at AS "createdAt", a.created_by AS "createdBy",
       a.left_out AS counted, COALESCE((SELECT json_agg(json_build_object('status', status, 'why', why, 'count', count) ORDER BY status, why)
         FROM (SELECT status, why, count(*)::int FROM outgoing WHERE announcement_id = a.id GROUP BY status, why) AS r), '[]') AS rows
     FROM announcements a WHERE $1::int IS NULL OR a.id = $1 ORDER BY a.id DESC LIMIT ${MOST_LISTED}`,
    [id ?? null],
  );
  return rows;
}

/** How many rows stand as one of these. */
export const countOf = ({ rows }: Pick<Standing, 'rows'>, ...statuses: string[]): number =>
  rows.filter(({ status }) => statuses.includes(status)).reduce((sum, { count }) => sum + count, 0);

/** What an announcement does now, by its rows: nothing is left to do once none is queued or on its way. */
export type Doing = 'waiting' | 'running' | 'paused' | 'cancelled' | 'done';

/** A paused one of which nothing is left is done too; a cancelled one stays so. */
export function doingOf(one: Standing, now: Date): Doing {
  if (one.status === 'cancelled') return 'cancelled';
  if (countOf(one, 'queued', 'sending') === 0) return 'done';
  if (one.status === 'paused') return 'paused';
  return one.startsAt > now ? 'waiting' : 'running';
}
