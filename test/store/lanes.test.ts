import { describe, expect, it } from 'vitest';
import { together } from '../../src/store/together.ts';
import { withDatabase } from '../app/support/inside.ts';
import { freshDatabase, openTestDatabase } from '../support/database.ts';

const pid = `SELECT pg_backend_pid() AS pid`;

describe('the lanes', () => {
  it('answer many statements asked at once on two connections, each its own', async () => {
    const { lanes } = await freshDatabase();
    const asked = Array.from({ length: 50 }, (_, at) =>
      lanes.query<{ at: number; pid: number }>('SELECT $1::int AS at, pg_backend_pid() AS pid', [at]),
    );
    const rows = (await Promise.all(asked)).map((answer) => answer.rows[0]!);
    expect(rows.map(({ at }) => at)).toEqual(Array.from({ length: 50 }, (_, at) => at));
    expect(new Set(rows.map((row) => row.pid)).size).toBe(2);
  });

  it('let a statement that fails fail alone', async () => {
    const { lanes } = await freshDatabase();
    const asked = [
      lanes.query('SELECT 1 / 0'),
      lanes.query('SELECT 1'),
      lanes.query('SELECT 2'),
      lanes.query('SELECT 3'),
    ];
    const ends = await Promise.allSettled(asked);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  });

  it('replace a connection that is lost', async () => {
    const { lanes, url } = await freshDatabase();
    const first = await lanes.query<{ pid: number }>(pid);
    const cut = lanes.query('SELECT pg_sleep(30)').catch((error: Error) => error);
    await withDatabase(url, (owner) =>
      owner.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'tangguh'`,
      ),
    );
    expect(await cut).toBeInstanceOf(Error);
    const again = await lanes.query<{ pid: number }>(pid);
    expect(again.rows[0]!.pid).not.toBe(first.rows[0]!.pid);
  });

  it('finish what was asked before they close, and take nothing after', async () => {
    const { lanes, close } = await openTestDatabase();
    const asked = lanes.query('SELECT pg_sleep(0.2)');
    await Promise.all([asked, close()]);
    await expect(lanes.query('SELECT 1')).rejects.toThrow('closed');
  });
});

describe('what is done together', () => {
  it('keeps its order, and what comes while a lot is done makes up the next', async () => {
    const lots: number[][] = [];
    const one = together(async (items: number[]) => {
      lots.push(items);
      return items.map((item) => item * 2);
    });
    const first = [one(1), one(2)];
    await first[0];
    const rest = [one(3), one(4), one(5)];
    expect(await Promise.all([...first, ...rest])).toEqual([2, 4, 6, 8, 10]);
    expect(lots.flat()).toEqual([1, 2, 3, 4, 5]);
    expect(lots.length).toBeLessThan(5);
  });

  it('fails alone what is bad', async () => {
    const one = together(async (items: number[]) => {
      if (items.includes(13)) throw Object.assign(new Error('thirteen'), { code: '22023' });
      return items;
    });
    const ends = await Promise.allSettled([1, 13, 2].map(one));
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
