import pg from 'pg';
import { expect, it, onTestFinished, vi } from 'vitest';
import { transaction } from '../../src/store/database.ts';
import { wake } from '../../src/store/sweep.ts';
import { listenForOutgoing } from '../../src/store/wake.ts';
import { chatIn, worldOf } from '../app/support/in-process.ts';
import { freshDatabase } from '../support/database.ts';
import { keptLog, makeChat, write } from '../support/ledger.ts';

async function listening() {
  const db = await freshDatabase();
  const named: number[][] = [];
  const log = keptLog();
  let gaps = 0;
  const listener = await listenForOutgoing(db.url, {
    onChats: (chats) => void named.push(chats),
    onGap: () => {
      gaps += 1;
    },
    log,
  });
  onTestFinished(() => listener.stop());
  return { db, named, log, gaps: () => gaps };
}

it('hears of a chat when what names it is committed, and not before', async () => {
  const { db, named } = await listening();
  const chat = await makeChat(db);
  await transaction(db.pool, async (client) => {
    await wake(client, [chat]);
    await new Promise((done) => setTimeout(done, 100));
    expect(named).toEqual([]);
  });
  await vi.waitFor(() => expect(named).toEqual([[chat]]), 5_000);
});

it('hears of a chat whose reply was left to others, and not of one whose writer sends it itself', async () => {
  const { db, named } = await listening();
  const world = worldOf(db);
  const [own, left] = [chatIn(world), chatIn(world)];
  const written = await own.writes('halo');
  await written!.turn({ ...world.deps, holds: () => true });
  await left.says('halo');
  const chat = await left.id();
  await vi.waitFor(() => expect(named).toEqual([[chat]]), 5_000);
});

it('hears nothing of a notice, which waits for its job', async () => {
  const { db, named } = await listening();
  const [quiet, loud] = [await makeChat(db), await makeChat(db)];
  await write(db, quiet, { kind: 'announcement' });
  await wake(db.pool, [loud]);
  await vi.waitFor(() => expect(named).toEqual([[loud]]), 5_000);
});

it('hears of many chats at once as one', async () => {
  const { db, named } = await listening();
  await wake(db.pool, [3, 1, 2, 3]);
  await vi.waitFor(() => expect(named.flat().sort()).toEqual([1, 2, 3]), 5_000);
  expect(named.length).toBeLessThan(3);
});

it('listens again after its connection was lost, and says that it may have missed something', async () => {
  const { db, named, log, gaps } = await listening();
  const owner = new pg.Client(db.url);
  await owner.connect();
  await owner.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN outgoing'`,
  );
  await owner.end();
  await vi.waitFor(() => expect(gaps()).toBe(1), 5_000);
  await wake(db.pool, [9]);
  await vi.waitFor(() => expect(named).toEqual([[9]]), 5_000);
  expect(log.lines.map(({ event }) => event)).toEqual(['listening-lost']);
});

it('does not start where it cannot listen', async () => {
  const listener = { onChats: () => {}, onGap: () => {}, log: keptLog() };
  await expect(listenForOutgoing('postgresql://nobody@127.0.0.1:1/none', listener)).rejects.toThrow();
});
