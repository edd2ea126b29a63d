import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { makeTestDatabase } from './database.ts';

/** A database for the tests of a file, filled by this SQL. Gives how PostgreSQL would go about a query there. */
export function planIn(filling: string): (sql: string) => Promise<string> {
  let owner: pg.Client;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const made = await makeTestDatabase();
    drop = made.drop;
    owner = new pg.Client(made.url);
    await owner.connect();
    await owner.query(`${filling}; ANALYZE`);
  });
  afterAll(async () => {
    await owner.end();
    await drop();
  });
  return async (sql) => {
    const { rows } = await owner.query<Record<string, string>>(`EXPLAIN ${sql}`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
}
