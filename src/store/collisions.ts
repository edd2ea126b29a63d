import type pg from 'pg';
import { codeOf } from '../trouble.ts';
import { transaction } from './database.ts';

/**
 * Of two transactions that wait for each other PostgreSQL ends one, and of two that write what may be there once the second
 * fails: either may be worked anew.
 */
const isCollision = (error: unknown): boolean => ['40P01', '40001', '23505'].includes(codeOf(error));

const MOST_TRIES = 5;

/** The same as `transaction`, worked anew when another one was first, five times at most. */
export async function repeatedTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transaction(pool, work);
    } catch (error) {
      if (!isCollision(error) || tries === MOST_TRIES) throw error;
    }
  }
}
