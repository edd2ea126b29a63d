import { expect, it, vi } from 'vitest';
import { openDoor } from '../../src/jobs/door.ts';
import { waits } from '../../src/jobs/tries.ts';
import type { Sent } from '../../src/message.ts';
import { freshDatabase } from '../support/database.ts';
import { fakeChannel, later, makeChat, morning, rig, statuses, write } from '../support/ledger.ts';

const gone = () => Promise.reject(new Error('gone'));

it('tries a reply again by itself when that is soon', async () => {
  const db = await freshDatabase();
  const answers: Sent[] = [{ ok: false, retry: true, why: 'busy' }];
  const web = fakeChannel('web', { answer: () => answers.shift() ?? { ok: true } });
  const { clock, delivery } = rig(db, [web]);
  const door = openDoor(delivery);
  const rows = await write(db, await makeChat(db), { count: 2 });
  await door.deliver(rows);
  expect(web.shown).toEqual([]);
  clock.now = later(morning, waits.reply[0]!);
  await vi.waitFor(() => expect(web.shown.map(({ row }) => row)).toEqual(rows), 5_000);
  await door.stop();
});

it('waits on its stop for what is on its way, and lets nothing out after it', async () => {
  const db = await freshDatabase();
  let hear = (_: Sent) => {};
  const web = fakeChannel('web', {
    answer: () =>
      new Promise((done) => {
        hear = done;
      }),
  });
  const { delivery } = rig(db, [web]);
  const door = openDoor(delivery);
  const rows = await write(db, await makeChat(db), { count: 2 });
  void door.deliver(rows);
  await vi.waitFor(async () => expect(await statuses(db, rows)).toEqual(['sending', 'queued']), 5_000);
  let stopped = false;
  const stop = door.stop().then(() => {
    stopped = true;
  });
  await new Promise((done) => setTimeout(done, 100));
  expect(stopped).toBe(false);
  hear({ ok: true });
  await stop;
  await door.deliver(rows);
  expect(await statuses(db, rows)).toEqual(['sent', 'queued']);
});

it('frees what got lost in another process when it is woken for it', async () => {
  const db = await freshDatabase();
  const web = fakeChannel('web');
  const { clock, delivery } = rig(db, [web]);
  const door = openDoor(delivery);
  const chat = await makeChat(db);
  const rows = await write(db, chat);
  await db.pool.query(`UPDATE outgoing SET status = 'sending', attempts = 1, claimed_at = $1`, [morning]);
  clock.now = later(morning, 120_000);
  await door.deliverWoken([chat]);
  expect(await statuses(db, rows)).toEqual(['sent']);
});

it('does no more for chats of another process than look whose they are', async () => {
  const db = await freshDatabase();
  const { delivery, log } = rig(db, [fakeChannel('web')]);
  const door = openDoor({ ...delivery, lanes: db.lanes, pool: Object.assign(Object.create(db.pool), { query: gone }) });
  const chat = await makeChat(db, { channel: 'whatsapp' });
  await write(db, chat);
  await door.deliverWoken([chat]);
  expect(log.lines).toEqual([]);
});

it('ends errors of the database in the log', async () => {
  const db = await freshDatabase();
  const { delivery, log } = rig(db, [fakeChannel('web')]);
  const door = openDoor({ ...delivery, pool: Object.assign(Object.create(delivery.pool), { query: gone }) });
  await door.deliver([1]);
  await door.deliverChat(1);
  expect(log.lines.map(({ event }) => event)).toEqual(['deliver-failed', 'deliver-failed']);
});
