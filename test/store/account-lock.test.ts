import pg from 'pg';
import { expect, it, onTestFinished, vi } from 'vitest';
import { holdAccount, isHeld } from '../../src/store/account-lock.ts';
import { freshDatabase } from '../support/database.ts';

async function held() {
  const db = await freshDatabase();
  const hold = await holdAccount(db.url, 'main');
  onTestFinished(() => hold!.release());
  return { db, hold: hold! };
}

it('is held by one at a time, account by account', async () => {
  const { db, hold } = await held();
  expect(await isHeld(db.pool, 'main')).toBe(true);
  expect(await isHeld(db.pool, 'other')).toBe(false);
  expect(await holdAccount(db.url, 'main')).toBeNull();
  const other = await holdAccount(db.url, 'other');
  await other!.release();
  await hold.release();
  await vi.waitFor(async () => expect(await isHeld(db.pool, 'main')).toBe(false));
  const next = await holdAccount(db.url, 'main');
  expect(next).not.toBeNull();
  await next!.release();
});

it('says at once when its connection is lost, and another may hold it then', async () => {
  const { db, hold } = await held();
  const owner = new pg.Client(db.url);
  await owner.connect();
  await owner.query(
    `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  await owner.end();
  await hold.lost;
  const next = await vi.waitFor(async () => {
    const one = await holdAccount(db.url, 'main');
    expect(one).not.toBeNull();
    return one;
  });
  await next!.release();
});

it('is not lost by being released', async () => {
  const { hold } = await held();
  const lost = hold.lost.then(() => 'lost');
  await hold.release();
  expect(await Promise.race([lost, new Promise((done) => setTimeout(done, 200, 'released'))])).toBe('released');
});

it('says so when there is no database', async () => {
  await expect(holdAccount('postgresql://nobody@127.0.0.1:1/none', 'main')).rejects.toThrow();
});
