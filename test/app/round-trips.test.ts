import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished, vi } from 'vitest';
import { listen } from '../../src/app/listen.ts';
import { dayOf } from '../../src/domain/day.ts';
import { knownPeople } from '../../src/files/known-people.ts';
import { openDoor } from '../../src/jobs/door.ts';
import type { Database } from '../../src/store/database.ts';
import { notifyInbound } from '../../src/store/hear.ts';
import { listenFor } from '../../src/store/wake.ts';
import { freshDatabase } from '../support/database.ts';
import { fakeChannel, keptLog, rig } from '../support/ledger.ts';
import { chatIn, enrol, worldOf } from './support/in-process.ts';

/** The database, and how often it was asked for something: a statement, or a connection for several. */
function counted(db: Database): { db: Database; asked: () => number } {
  let asked = 0;
  const counting = <T extends object>(what: T, names: (keyof T)[]): T => {
    const made = Object.create(what) as T;
    for (const name of names)
      made[name] = ((...words: unknown[]) => {
        asked += 1;
        return (what[name] as (...words: unknown[]) => unknown).apply(what, words);
      }) as T[keyof T];
    return made;
  };
  const lanes = counting(db.lanes, ['query']);
  const pool = counting(db.pool, ['query', 'connect']);
  return { db: { ...db, lanes, pool }, asked: () => asked };
}

it('a message that carries the second proof is answered with the cover in four round trips', async () => {
  const made = worldOf(await freshDatabase());
  await enrol(made, knownPeople(dayOf(made.clock.now)));
  const chat = await chatIn(made).begun();
  await chat.says('1571015708900000');
  // What was said so far has been sent.
  await made.db.pool.query(`UPDATE outgoing SET status = 'sent'`);
  const { db, asked } = counted(made.db);
  const channel = fakeChannel('fake', { repeatable: false });
  const { settle: _, ...parts } = rig(db, [channel], made.clock.now).delivery;
  const door = openDoor({ ...parts, lanes: db.lanes });
  const { onMessage, idle } = listen({ ...made.deps, db, holds: () => true }, door.deliver);
  await onMessage({ channel: 'fake', chat: chat.address, id: randomUUID(), text: '90000000001' });
  await idle();
  expect(channel.shown[0]?.text).toContain('BKBK Dumisake');
  expect(asked()).toBe(4);
});

it('a message that another process has stored is answered in two round trips, and that process hears of it', async () => {
  const made = worldOf(await freshDatabase());
  const chat = await chatIn(made, { channel: 'whatsapp' }).begun();
  await made.db.pool.query(`UPDATE outgoing SET status = 'sent'`);
  await notifyInbound(
    made.db,
    [{ channel: 'whatsapp', chat: chat.address, id: randomUUID(), text: 'menu' }],
    made.deps.now(),
  );
  const told: number[][] = [];
  const holder = await listenFor(
    made.db.url,
    { outgoing: (chats) => void told.push(chats) },
    { onGap: () => {}, log: keptLog() },
  );
  onTestFinished(() => holder.stop());
  const { db, asked } = counted(made.db);
  const { settle: _, ...parts } = rig(db, [], made.clock.now).delivery;
  const door = openDoor({ ...parts, lanes: db.lanes });
  const { take, idle } = listen({ ...made.deps, db, holds: () => false }, door.deliver);
  const id = await chat.id();
  await take([id]);
  await idle();
  expect(asked()).toBe(2);
  await vi.waitFor(() => expect(told).toEqual([[id]]), 5_000);
});
