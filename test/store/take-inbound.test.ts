import { expect, it, onTestFinished, vi } from 'vitest';
import type { Inbound } from '../../src/message.ts';
import type { Database } from '../../src/store/database.ts';
import { notifyInbound } from '../../src/store/hear.ts';
import { takeInbound } from '../../src/store/take-inbound.ts';
import { unanswered } from '../../src/store/unanswered.ts';
import { listenFor } from '../../src/store/wake.ts';
import { freshDatabase } from '../support/database.ts';
import { keptLog, later, locksAwaited, morning } from '../support/ledger.ts';

const LOST_MS = 30_000;
const ALL = { channels: ['whatsapp'] };

const message = (chat: string, id: string): Inbound => ({ channel: 'whatsapp', chat, id, text: id });

/** Stores messages as the process that only carries does; the chats' rows by address. */
async function stored(db: Database, ...ids: string[]): Promise<Map<string, number>> {
  const messages = ids.map((id) => message(id[0]!, id));
  const received = await notifyInbound(db, messages, morning);
  return new Map(received.map((one, at) => [messages[at]!.chat, one!.chatId]));
}

const idsOf = ({ messages }: { messages: { message: Inbound }[] }) => messages.map(({ message: { id } }) => id);
const rowsOf = ({ messages }: { messages: { inboundId: number }[] }) => messages.map(({ inboundId }) => inboundId);

const finish = ({ pool }: Database, rows: number[]) =>
  pool.query('UPDATE inbound SET done_at = $2 WHERE id = ANY($1)', [rows, morning]);

it('gives what another process has stored as it came in, in the order of each chat', async () => {
  const db = await freshDatabase();
  const chats = await stored(db, 'a1', 'b1', 'a2', 'c1');
  const taken = await takeInbound(db, [chats.get('a')!, chats.get('b')!], morning, LOST_MS);
  expect(taken.messages.map(({ message: one }) => one)).toEqual([
    message('a', 'a1'),
    message('b', 'b1'),
    message('a', 'a2'),
  ]);
  expect(idsOf(await takeInbound(db, ALL, morning, LOST_MS))).toEqual(['c1']);
  expect(await takeInbound(db, [], morning, LOST_MS)).toEqual({ messages: [], unreadable: [] });
});

it('never gives a message to two who take at once, nor a chat’s next one past the first', async () => {
  const db = await freshDatabase();
  const ids = Array.from({ length: 40 }, (_, at) => `${'abcd'[at % 4]}${at}`);
  const [first, ...rest] = [ids.slice(0, 20), ids.slice(20)];
  await stored(db, ...first!);
  const takers = Array.from({ length: 8 }, () => takeInbound(db, ALL, morning, LOST_MS));
  await stored(db, ...rest.flat());
  const more = Array.from({ length: 8 }, () => takeInbound(db, ALL, morning, LOST_MS));
  const all = (await Promise.all([...takers, ...more])).map(idsOf);
  expect(new Set(all.flat()).size).toBe(all.flat().length);
  for (const chat of 'abcd') {
    const having = all.filter((one) => one.some((id) => id.startsWith(chat)));
    expect(having).toHaveLength(1);
    const own = having[0]!.filter((id) => id.startsWith(chat));
    expect(own).toEqual(ids.filter((id) => id.startsWith(chat)).slice(0, own.length));
  }
});

it('leaves a chat to the process that has its message in hand, which takes the next one itself', async () => {
  const db = await freshDatabase();
  await stored(db, 'a1');
  const mine = rowsOf(await takeInbound(db, ALL, morning, LOST_MS));
  await stored(db, 'a2');
  expect(idsOf(await takeInbound(db, ALL, later(morning, 1_000), LOST_MS))).toEqual([]);
  expect(idsOf(await takeInbound(db, ALL, later(morning, 1_000), LOST_MS, mine))).toEqual(['a2']);
});

it('gives the next one to anybody once the first is answered', async () => {
  const db = await freshDatabase();
  await stored(db, 'a1');
  await finish(db, rowsOf(await takeInbound(db, ALL, morning, LOST_MS)));
  await stored(db, 'a2');
  expect(idsOf(await takeInbound(db, ALL, morning, LOST_MS))).toEqual(['a2']);
});

it('gives again what a process took and left for too long, before what came after it', async () => {
  const db = await freshDatabase();
  await stored(db, 'a1');
  await takeInbound(db, ALL, morning, LOST_MS);
  await stored(db, 'a2');
  expect(idsOf(await takeInbound(db, ALL, later(morning, LOST_MS - 1), LOST_MS))).toEqual([]);
  expect(idsOf(await takeInbound(db, ALL, later(morning, LOST_MS), LOST_MS))).toEqual(['a1', 'a2']);
});

it('tells how the chat stands, so that nobody need look again', async () => {
  const db = await freshDatabase();
  const chat = (await stored(db, 'a1')).get('a')!;
  const place = { flow: 'check', question: 'whom' };
  await db.pool.query(`UPDATE chats SET version = 7, place = $1, consent_version = '1'`, [JSON.stringify(place)]);
  const { messages } = await takeInbound(db, ALL, morning, LOST_MS);
  const state = { chatId: chat, channel: 'whatsapp', place, consented: true, handedUntil: null, version: 7 };
  expect(messages.map((one) => one.state)).toEqual([state]);
});

it('waits for whoever is taking in the chat, and leaves it to that one', async () => {
  const db = await freshDatabase();
  await stored(db, 'a1', 'a2');
  const another = await db.pool.connect();
  await another.query('BEGIN');
  await another.query(`UPDATE inbound SET taken_at = $1 WHERE message_id = 'a1'`, [morning]);
  const taken = takeInbound(db, ALL, morning, LOST_MS);
  await locksAwaited(db);
  await another.query('COMMIT');
  another.release();
  expect(idsOf(await taken)).toEqual([]);
});

it('takes what comes next when the one before is being answered elsewhere', async () => {
  const db = await freshDatabase();
  await stored(db, 'a1');
  await takeInbound(db, ALL, morning, LOST_MS);
  await stored(db, 'a2');
  const another = await db.pool.connect();
  await another.query('BEGIN');
  await another.query(`UPDATE inbound SET done_at = $1 WHERE message_id = 'a1'`, [morning]);
  const taken = takeInbound(db, ALL, morning, LOST_MS);
  await locksAwaited(db);
  await another.query('COMMIT');
  another.release();
  expect(idsOf(await taken)).toEqual(['a2']);
});

it('leaves alone what a process has stored for itself, on a channel that it carries', async () => {
  const db = await freshDatabase();
  await notifyInbound(db, [{ channel: 'web', chat: 'w', id: 'w1', text: 'halo' }], morning);
  expect(idsOf(await takeInbound(db, ALL, morning, LOST_MS))).toEqual([]);
});

it('is kept from nothing by a message that cannot be read, which is told apart', async () => {
  const db = await freshDatabase();
  await stored(db, 'a1', 'b1');
  await db.pool.query(`UPDATE inbound SET body = '\\x00' WHERE message_id = 'a1'`);
  const { messages, unreadable } = await takeInbound(db, ALL, morning, LOST_MS);
  expect([messages.length, unreadable.length]).toEqual([1, 1]);
});

it('what a living process took is not replayed as cut off; once it is lost, it is', async () => {
  const db = await freshDatabase();
  await stored(db, 'a1');
  const took = later(morning, 60_000);
  await takeInbound(db, ALL, took, LOST_MS);
  expect(idsOf(await unanswered(db, later(took, -1)))).toEqual([]);
  expect(idsOf(await unanswered(db, later(took, 1)))).toEqual(['a1']);
});

it('those who listen are told of each chat when its messages are stored, and of what goes out on the same connection', async () => {
  const db = await freshDatabase();
  const [inbound, outgoing]: number[][] = [[], []];
  const hand = (into: number[]) => (chats: number[]) => void into.push(...chats);
  const listener = await listenFor(
    db.url,
    { inbound: hand(inbound!), outgoing: hand(outgoing!) },
    { onGap: () => {}, log: keptLog() },
  );
  onTestFinished(() => listener.stop());
  const chats = await stored(db, 'a1', 'b1', 'a2');
  await db.pool.query(`SELECT pg_notify('outgoing', '7')`);
  await vi.waitFor(() => expect([inbound!.toSorted(), outgoing]).toEqual([[...chats.values()].sort(), [7]]), 5_000);
  await notifyInbound(db, [message('a', 'a1')], morning);
  await db.pool.query(`SELECT pg_notify('outgoing', '8')`);
  await vi.waitFor(() => expect(outgoing).toEqual([7, 8]), 5_000);
  expect(inbound).toHaveLength(2);
});
