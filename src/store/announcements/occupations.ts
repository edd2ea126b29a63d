import type { Queryable } from '../database.ts';

/** Every occupation that stands in the roll, as it was written there. */
export async function occupationsOfRoll(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ occupation: string }>(
    'SELECT DISTINCT occupation FROM participants WHERE occupation IS NOT NULL',
  );
  return rows.map(({ occupation }) => occupation);
}
