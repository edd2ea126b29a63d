import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type HolderParts, openHolder } from '../../src/jobs/holder.ts';
import type { Sent } from '../../src/message.ts';
import type { Database } from '../../src/store/database.ts';
import { freshDatabase } from '../support/database.ts';
import { fakeChannel, later, makeChat, morning, rig, statuses, write } from '../support/ledger.ts';

const whatsappChat = (db: Database) => makeChat(db, { channel: 'whatsapp', heard: true });

/** The process that holds WhatsApp. `online` says whether the account can send. */
function holding(
  db: Database,
  { answer, beatMs = 20, sweepMs = 60_000, ...more }: Partial<Omit<HolderParts, 'beatMs'>> & Settings = {},
) {
  const whatsapp = fakeChannel('whatsapp', answer ? { answer } : {});
  const { clock, delivery, log } = rig(db, [whatsapp]);
  const channels = new Map(delivery.channels);
  const rhythm = { pace: 25, sweepMs };
  const parts = { ...delivery, channels, rhythm, mayNotice: () => true, ...more };
  const holder = openHolder({ ...parts, beatMs: () => beatMs });
  onTestFinished(() => holder.stop());
  return { whatsapp, clock, log, holder, channels, rows: () => whatsapp.shown.map(({ row }) => row) };
}

type Settings = { answer?: (row: number) => Sent | Promise<Sent>; beatMs?: number; sweepMs?: number };

const sent = (db: Database, rows: number[]) =>
  vi.waitFor(async () => expect(await statuses(db, rows)).toEqual(rows.map(() => 'sent')), 10_000);

describe('the holder of an account', () => {
  it('sends the replies of a chat at once when it is woken, and leaves its notices to the beat', async () => {
    const db = await freshDatabase();
    const { holder, rows } = holding(db, { beatMs: 60_000 });
    const chat = await whatsappChat(db);
    const notices = await write(db, chat, { kind: 'notice' });
    const replies = await write(db, chat, { count: 2 });
    await holder.wake([chat]);
    expect(rows()).toEqual(replies);
    expect(await statuses(db, notices)).toEqual(['queued']);
  });

  it('sends notices one after another, the urgent ones first', async () => {
    const db = await freshDatabase();
    const chats = await Promise.all([whatsappChat(db), whatsappChat(db), whatsappChat(db)]);
    const [reminder] = await write(db, chats[0]!, { kind: 'reminder' });
    const [notice] = await write(db, chats[1]!, { kind: 'notice' });
    let abreast = 0;
    let most = 0;
    const { rows } = holding(db, {
      async answer() {
        abreast += 1;
        most = Math.max(most, abreast);
        await new Promise((done) => setTimeout(done, 30));
        abreast -= 1;
        return { ok: true };
      },
    });
    await sent(db, [reminder!, notice!]);
    expect(rows()).toEqual([notice, reminder]);
    expect(most).toBe(1);
  });

  it('sends no notice while a reply waits or is on its way', async () => {
    const db = await freshDatabase();
    const chat = await whatsappChat(db);
    const [reply] = await write(db, chat);
    const [notice] = await write(db, await whatsappChat(db), { kind: 'notice' });
    let hear = (_: Sent) => {};
    const { holder, rows } = holding(db, {
      answer: (row) =>
        row === reply
          ? new Promise((done) => {
              hear = done;
            })
          : { ok: true },
    });
    await new Promise((done) => setTimeout(done, 200));
    expect(rows()).toEqual([]);
    const woken = holder.wake([chat]);
    await vi.waitFor(async () => expect(await statuses(db, [reply!])).toEqual(['sending']), 5_000);
    await new Promise((done) => setTimeout(done, 200));
    expect(rows()).toEqual([]);
    hear({ ok: true });
    await woken;
    await sent(db, [notice!]);
    expect(rows()).toEqual([reply, notice]);
  });

  it.each([
    ['outside the hours', {}, later(morning, 12 * 3_600_000)],
    ['while the platform wants none', { mayNotice: () => false }, morning],
  ])('sends no notice %s, but replies', async (_, parts, at) => {
    const db = await freshDatabase();
    const { clock, holder, rows } = holding(db, parts);
    clock.now = at;
    const chat = await whatsappChat(db);
    const [notice] = await write(db, chat, { kind: 'notice' });
    const replies = await write(db, chat);
    await holder.wake([chat]);
    await new Promise((done) => setTimeout(done, 200));
    expect(rows()).toEqual(replies);
    expect(await statuses(db, [notice!])).toEqual(['queued']);
  });

  it('writes nothing unasked to a chat that never wrote', async () => {
    const db = await freshDatabase();
    const { rows } = holding(db);
    const [notice] = await write(db, await makeChat(db, { channel: 'whatsapp' }), { kind: 'reminder' });
    await vi.waitFor(async () => expect(await statuses(db, [notice!])).toEqual(['suppressed(never-wrote)']), 5_000);
    expect(rows()).toEqual([]);
  });

  it('tries nothing in vain while the account cannot send, and sends what waited when it can', async () => {
    const db = await freshDatabase();
    const { holder, whatsapp, channels, rows } = holding(db);
    channels.clear();
    const chat = await whatsappChat(db);
    const replies = await write(db, chat);
    await holder.wake([chat]);
    expect(await statuses(db, replies)).toEqual(['queued']);
    channels.set(whatsapp.name, whatsapp);
    await holder.open();
    expect(rows()).toEqual(replies);
  });

  it('sends what was put off because nobody was there as soon as the account can send', async () => {
    const db = await freshDatabase();
    const answers: Sent[] = [{ ok: false, retry: true, why: 'away' }];
    const { holder, rows } = holding(db, { answer: () => answers.shift() ?? { ok: true } });
    const chat = await whatsappChat(db);
    const replies = await write(db, chat);
    await holder.wake([chat]);
    expect(await statuses(db, replies)).toEqual(['queued(away)']);
    await holder.open();
    expect(rows()).toEqual(replies);
  });

  it('takes up at its first opening what another had in hand, whatever its age', async () => {
    const db = await freshDatabase();
    const { holder, rows } = holding(db);
    const replies = await write(db, await whatsappChat(db));
    await db.pool.query(`UPDATE outgoing SET status = 'sending', attempts = 1, claimed_at = $1`, [morning]);
    await holder.open();
    expect(rows()).toEqual(replies);
  });

  it('takes it up also where it was asked to look before it could send', async () => {
    const db = await freshDatabase();
    const { holder, whatsapp, channels, rows } = holding(db);
    const replies = await write(db, await whatsappChat(db));
    await db.pool.query(`UPDATE outgoing SET status = 'sending', attempts = 1, claimed_at = $1`, [morning]);
    channels.clear();
    await holder.open();
    channels.set(whatsapp.name, whatsapp);
    await holder.open();
    expect(rows()).toEqual(replies);
  });

  it('finds by itself a reply of which nobody told it', async () => {
    const db = await freshDatabase();
    const { clock } = holding(db, { sweepMs: 50 });
    const replies = await write(db, await whatsappChat(db));
    clock.now = later(morning, 60_000);
    await sent(db, replies);
  });

  it('sends what is written while the last of its chat is being marked as sent', async () => {
    const db = await freshDatabase();
    const chat = await whatsappChat(db);
    const rows = await write(db, chat);
    let woken: Promise<void> | undefined;
    // Its writer was told to wake us after our statement had looked, and before we heard of its end.
    const query = async (...words: Parameters<typeof db.pool.query>) => {
      const answer = await db.pool.query(...words);
      const { name } = words[0] as { name?: string };
      if (name === 'settle' && !woken) {
        rows.push(...(await write(db, chat)));
        woken = holder.wake([chat]);
      }
      return answer;
    };
    const { holder } = holding(db, { lanes: { query } as unknown as Database['lanes'], beatMs: 60_000 });
    await holder.wake([chat]);
    await woken;
    expect(await statuses(db, rows)).toEqual(['sent', 'sent']);
  });

  it('asks the database twice for a reply: for the row, and to mark it as sent', async () => {
    const db = await freshDatabase();
    const chats = [await whatsappChat(db), await whatsappChat(db), await whatsappChat(db)];
    for (const chat of chats) await write(db, chat);
    const asked: string[] = [];
    const query = (...words: Parameters<typeof db.pool.query>) => {
      asked.push((words[0] as { name?: string }).name ?? 'unnamed');
      return db.pool.query(...words);
    };
    const gone = () => Promise.reject(new Error('asked for more'));
    const pool = Object.assign(Object.create(db.pool), { query: gone });
    const { holder, rows } = holding(db, { pool, lanes: { query } as unknown as Database['lanes'], beatMs: 60_000 });
    await holder.wake(chats);
    expect(rows()).toHaveLength(3);
    expect(asked).toEqual(['claim-replies', 'settle']);
  });

  it('sends nothing any more once it has stopped', async () => {
    const db = await freshDatabase();
    const { holder, rows } = holding(db);
    await holder.stop();
    const chat = await whatsappChat(db);
    await write(db, chat, { kind: 'notice' });
    await write(db, chat);
    await holder.wake([chat]);
    await new Promise((done) => setTimeout(done, 200));
    expect(rows()).toEqual([]);
  });
});
