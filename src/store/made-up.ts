import type pg from 'pg';
import { type Database, transaction } from './database.ts';

/** Made-up people and what hangs on them, in rows. */
export type MadeUp = {
  people: number;
  cards: number;
  covers: number;
  bindings: number;
  requests: number;
  cases: number;
};

const hanging = (table: string): string =>
  `(SELECT count(*)::int FROM ${table} JOIN participants made ON made.id = ${table}.participant_id WHERE made.made_up)`;

/** Reports and claims that name a made-up person, by row or NIK. */
const theirs = `EXISTS (SELECT FROM participants made
  WHERE made.made_up AND (made.id = c.participant_id OR made.nik_index = c.nik_index))`;

async function count(on: pg.Pool | pg.ClientBase): Promise<MadeUp> {
  const { rows } = await on.query<MadeUp>(
    `SELECT (SELECT count(*)::int FROM participants WHERE made_up) AS people, ${hanging('cards')} AS cards,
       ${hanging('cover_periods')} AS covers, ${hanging('bindings')} AS bindings, ${hanging('requests')} AS requests,
       (SELECT count(*)::int FROM cases c WHERE ${theirs}) AS cases`,
  );
  return rows[0]!;
}

/** How many made-up rows there are. */
export const countMadeUp = (db: Database): Promise<MadeUp> => count(db.pool);

/** Who is in the roll. Each question stops at the first row that answers it. */
export async function whoIsThere(db: Database): Promise<{ madeUp: boolean; real: boolean }> {
  const { rows } = await db.pool.query<{ madeUp: boolean; real: boolean }>(
    `SELECT EXISTS (SELECT FROM participants WHERE made_up) AS "madeUp",
       EXISTS (SELECT FROM participants WHERE NOT made_up) AS real`,
  );
  return rows[0]!;
}

/** The setting that says for which month (`2026-11`) the made-up roll was written. */
export const MADE_UP_MONTH = 'madeUp.month';

/** Deletes made-up people with cards, covers, bindings, requests and cases, in one transaction, and leaves an audit row with the counts. */
export async function clearMadeUp(db: Database, { now, actor }: { now: Date; actor: string }): Promise<MadeUp> {
  return transaction(db.pool, async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('roll'))`);
    const counts = await count(client);
    await client.query(
      'DELETE FROM requests USING participants made WHERE made.id = requests.participant_id AND made.made_up',
    );
    await client.query(`DELETE FROM cases c WHERE ${theirs}`);
    await client.query('DELETE FROM participants WHERE made_up');
    await client.query('DELETE FROM settings WHERE key = $1', [MADE_UP_MONTH]);
    await client.query('INSERT INTO audit (at, actor, action, detail) VALUES ($1, $2, $3, $4)', [
      now,
      actor,
      'madeUp.clear',
      counts,
    ]);
    return counts;
  });
}
