import type { Queryable } from './database.ts';

/** So many events in a window of so many milliseconds, counted from the first. */
export type Limit = { key: string; most: number; windowMs: number };

/**
 * Makes all who look at and count against these limits take turns until the caller's transaction ends: else many at once
 * would be let in before the first of them is counted. The locks are taken in one order, so nobody waits for ever.
 */
export async function oneByOne(on: Queryable, limits: Limit[]): Promise<void> {
  await on.query({
    name: 'one-by-one',
    text: `SELECT pg_advisory_xact_lock(lock)
      FROM (SELECT DISTINCT hashtextextended(key, 0) AS lock FROM unnest($1::text[]) AS key ORDER BY lock) AS locks`,
    values: [limits.map(({ key }) => key)],
  });
}

/** The latest instant until which one of the limits is used up; undefined when none is. A window that no clock of ours could have begun is not believed. */
export async function usedUpUntil(on: Queryable, limits: Limit[], now: Date): Promise<Date | undefined> {
  const { rows } = await on.query<{ expire: string }>({
    name: 'used-up',
    text: `SELECT r.expire FROM rate_limits r
      JOIN unnest($1::text[], $2::int[], $3::bigint[]) AS l (key, most, window_ms) ON l.key = r.key
      WHERE r.points >= l.most AND r.expire > $4 AND r.expire <= $4 + l.window_ms
      ORDER BY r.expire DESC LIMIT 1`,
    values: [...columns(limits), now.getTime()],
  });
  return rows[0] && new Date(Number(rows[0].expire));
}

/** Counts one event against each of the limits, and tells the new counts by key. */
export async function count(on: Queryable, limits: Limit[], now: Date): Promise<Map<string, number>> {
  const { rows } = await on.query<{ key: string; points: number }>(
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

/** What was counted under one key counts under another from now on. */
export async function carry(on: Queryable, moves: { from: string; to: string }[]): Promise<void> {
  await on.query(
    `UPDATE rate_limits r SET key = moved.new FROM unnest($1::text[], $2::text[]) AS moved (old, new) WHERE r.key = moved.old`,
    [moves.map(({ from }) => from), moves.map(({ to }) => to)],
  );
}

const columns = (limits: Limit[]) => [
  limits.map(({ key }) => key),
  limits.map(({ most }) => most),
  limits.map(({ windowMs }) => windowMs),
];
