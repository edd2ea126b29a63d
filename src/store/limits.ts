import type { Queryable } from './database.ts';

/** So many events in a window of so many milliseconds, counted from the first. */
export type Limit = { key: string; most: number; windowMs: number };

/** Counts one event against each of the limits, and tells the new counts by key. */
export async function count(on: Queryable, limits: Limit[], now: Date): Promise<Map<string, number>> {
  const { rows } = await on.query<{ key: string; points: number }>(
    `SELECT key, count_event(key, window_ms, $3) AS points
     FROM unnest($1::text[], $2::bigint[]) AS l (key, window_ms) ORDER BY key`,
    [limits.map(({ key }) => key), limits.map(({ windowMs }) => windowMs), now.getTime()],
  );
  return new Map(rows.map(({ key, points }) => [key, points]));
}

/** What was counted under one key counts under another from now on, beside what is counted there. */
export async function carry(on: Queryable, moves: { from: string; to: string }[]): Promise<void> {
  await on.query(
    `WITH gone AS (
       DELETE FROM rate_limits r USING unnest($1::text[], $2::text[]) AS moved (old, new) WHERE r.key = moved.old
       RETURNING moved.new, r.points, r.expire)
     INSERT INTO rate_limits AS kept (key, points, expire) SELECT new, points, expire FROM gone ORDER BY new
     ON CONFLICT (key) DO UPDATE SET points = kept.points + excluded.points, expire = GREATEST(kept.expire, excluded.expire)`,
    [moves.map(({ from }) => from), moves.map(({ to }) => to)],
  );
}
