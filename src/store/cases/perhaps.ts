import type pg from 'pg';
import { transaction } from '../database.ts';

const undo = new Error('undone on purpose');

/** Works in one transaction and keeps what was done, or undoes all of it: a preview does exactly what the change will do. */
export async function perhaps<T>(
  pool: pg.Pool,
  keep: boolean,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  let done: { result: T } | undefined;
  await transaction(pool, async (client) => {
    done = { result: await work(client) };
    if (!keep) throw undo;
  }).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return done!.result;
}
