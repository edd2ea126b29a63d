import type { Database } from './database.ts';

/** So many events in a window of so many milliseconds, counted from the first. */
export type Limit = { key: string; most: number; windowMs: number };

/** The latest instant until which one of the limits is used up; undefined when none is. A window that no clock of ours could have begun is not believed. */
export async function usedUpUntil({ pool }: Database, limits: Limit[], now: Date): Promise<Date | undefined> {
  const { rows } = await pool.query<{ expire: string }>(
    `SELECT r.expire FROM rate_limits r
     JOIN unnest($1::text[], $2::int[], $3::bigint[]) AS l (key, most, window_ms) ON l.key = r.key
     WHERE r.points >= l.most AND r.expire > $4 AND r.expire <= $4 + l.window_ms
     ORDER BY r.expire DESC LIMIT 1`,
    [...columns(limits), now.getTime()],
  );
  return rows[0] && new Date(Number(rows[0].expire));
}

/** Counts one event against each of the limits, and tells the new counts by key. */
export async function count({ pool }: Database, limits: Limit[], now: Date): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ key: string; points: number }>(
    `INSERT INTO rate_limits AS r (key, points, expire)
     SELECT l.key, 1, $4 + l.window_ms FROM unnest($1::text[], $2::int[], $3::bigint[]) AS l (key, most, window_ms) ORDER BY l.key
     ON CONFLICT (key) DO UPDATE SET
       points = CASE WHEN r.expire > $4 AND r.expire <= excluded.expire THEN r.points + 1 ELSE 1 END,
       expire = CASE WHEN r.expire > $4 AND r.expire <= excluded.expire THEN r.expire ELSE excluded.expire END
     RETURNING key, points`,
    [...columns(limits), now.getTime()],
  );
  return new Map(rows.map(({ key, points }) => [key, points]));
}

const columns = (limits: Limit[]) => [
  limits.map(({ key }) => key),
  limits.map(({ most }) => most),
  limits.map(({ windowMs }) => windowMs),
];
