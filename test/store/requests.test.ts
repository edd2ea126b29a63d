import { describe, expect, it } from 'vitest';
import { openRequests } from '../../src/store/requests.ts';
import { freshDatabase } from '../support/database.ts';
import { morning } from '../support/ledger.ts';

/** So many requests, of which the last made is the most pressing. */
async function ask(count: number) {
  const db = await freshDatabase();
  await db.pool.query(
    `INSERT INTO requests (kind, detail, created_at, due_at)
     SELECT 'check', $1, $2, $2::timestamptz - make_interval(hours => n) FROM generate_series(1, $3) AS n ORDER BY n`,
    [db.vault.seal('request.detail', '{}'), morning, count],
  );
  return db;
}

describe('requests that wait', () => {
  it('are all listed up to 200', async () => {
    const { requests, waiting } = await openRequests(await ask(200), 'test', morning);
    expect([requests.length, waiting]).toEqual([200, 200]);
  });

  it('are beyond that listed from the most pressing, with the number of all', async () => {
    const { requests, waiting } = await openRequests(await ask(201), 'test', morning);
    expect([requests.length, waiting]).toEqual([200, 201]);
    expect([requests[0]?.id, requests.at(-1)?.id]).toEqual([201, 2]);
  });
});
