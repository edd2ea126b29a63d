import { expect, it } from 'vitest';
import { chance } from '../../src/files/chance.ts';
import { claimNotice } from '../../src/store/ledger.ts';
import { settleAll } from '../../src/store/settle.ts';
import { settleLost } from '../../src/store/sweep.ts';
import { freshDatabase } from '../support/database.ts';
import { makeChat, write } from '../support/ledger.ts';
import { drillClock } from './clock.ts';
import { strike } from './strikes.ts';
import { EVENING, type World } from './world.ts';

const held = ['telegram'];

/** A world with two notices, of which none was tried yet. */
async function quietWorld() {
  const db = await freshDatabase();
  const chat = await makeChat(db, { channel: 'telegram' });
  const rows = await write(db, chat, { kind: 'notice', count: 2, at: EVENING });
  return { rows, world: { pool: db.pool, clock: drillClock(EVENING) } as World };
}

const claimed = async ({ pool, clock }: World, row = 0, now = clock.now()) =>
  (await claimNotice(pool, row, { held, now }))!;

const sweep = ({ pool, clock }: World, lostMs: number) =>
  settleLost(pool, clock.now(), { held, repeatable: [], repeated: [], lostMs });

it('a row that a jump of the clock makes too old was on its way, also when it is settled before we look; one in doubt before was not', async () => {
  const { rows, world } = await quietWorld();
  const [doubted, jumped] = rows;
  await claimed(world, doubted);
  await sweep(world, 0);
  let settled = Promise.resolve([false]);
  const late = async (before: Date) => {
    const row = await claimed(world, jumped, before);
    await sweep(world, 30_000);
    return settleAll(world.pool, [{ row, outcome: { status: 'sent' } }], world.clock.now());
  };
  const before = world.clock.now();
  world.clock.onMove(() => {
    settled = late(before);
  });
  const ask = async (sql: string, values?: unknown[]) =>
    settled.then(() => world.pool.query(sql, values)).then(({ rows: found }) => found);
  const flying = await strike({ ...world, ask } as World, { trouble: 'midnight', forMs: 0, after: 0 }, chance(1));
  expect(flying).toEqual(new Set([jumped]));
});
