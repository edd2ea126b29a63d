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

/** What was counted under one key counts under another from now on. */
export async function carry(on: Queryable, moves: { from: string; to: string }[]): Promise<void> {
  await on.query(
    `UPDATE rate_limits r SET key = moved.new FROM unnest($1::text[], $2::text[]) AS moved (old, new) WHERE r.key = moved.old`,
    [moves.map(({ from }) => from), moves.map(({ to }) => to)],
  );
}
