import { describe, expect, it } from 'vitest';
import { deliver, deliverChat } from '../../src/jobs/deliver.ts';
import { waits } from '../../src/jobs/tries.ts';
import { deliverUnsent } from '../../src/jobs/unsent.ts';
import type { Sent } from '../../src/message.ts';
import type { Database } from '../../src/store/database.ts';
import { freshDatabase } from '../support/database.ts';
import { fakeChannel, later, makeChat, morning, rig, statuses, write } from '../support/ledger.ts';

const blocked: Sent = { ok: false, retry: false, why: 'blocked' };
const busy: Sent = { ok: false, retry: true, why: 'busy' };
const away: Sent = { ok: false, retry: true, why: 'away' };

describe('the one door out', () => {
  it('sends a row once, however many ask for it at the same time', async () => {
    const db = await freshDatabase();
    const web = fakeChannel('web');
    const { delivery } = rig(db, [web]);
    const chat = await makeChat(db, { address: 'a' });
    const rows = await write(db, chat, { count: 5 });
    await Promise.all(Array.from({ length: 6 }, () => deliver(rows, delivery)));
    expect(web.shown.map(({ row }) => row)).toEqual(rows);
    expect(await statuses(db, rows)).toEqual(rows.map(() => 'sent'));
  });

  it('writes down the id by which the platform knows the message, and when it took it', async () => {
    const db = await freshDatabase();
    const { delivery } = rig(db, [fakeChannel('web', { answer: () => ({ ok: true, platformId: 'p-1' }) })]);
    const [row] = await write(db, await makeChat(db));
    await deliver([row!], delivery);
    const { rows } = await db.pool.query('SELECT platform_id, sent_at FROM outgoing');
    expect(rows).toEqual([{ platform_id: 'p-1', sent_at: morning }]);
  });

  it('shows the text of the key with its values', async () => {
    const db = await freshDatabase();
    const web = fakeChannel('web');
    const { delivery } = rig(db, [web]);
    const rows = await write(db, await makeChat(db), { say: { key: 'reminder.due', values: { on: '2026-11-23' } } });
    await deliver(rows, delivery);
    expect(web.shown[0]?.text).toContain('23 November 2026');
  });

  it('leaves a row whose channel another process holds, and wakes that process', async () => {
    const db = await freshDatabase();
    const { delivery } = rig(db, [fakeChannel('telegram')]);
    const chat = await makeChat(db);
    const rows = await write(db, chat, { kind: 'reminder' });
    const woken = await wokenBy(db, () => deliver(rows, delivery));
    expect(await statuses(db, rows)).toEqual(['queued']);
    expect(woken).toEqual([String(chat)]);
  });

  it('sends nothing after its expiry', async () => {
    const db = await freshDatabase();
    const web = fakeChannel('web');
    const { delivery } = rig(db, [web]);
    const rows = await write(db, await makeChat(db), { expiresAt: morning });
    await deliver(rows, delivery);
    expect([await statuses(db, rows), web.shown]).toEqual([['expired'], []]);
  });
});

describe('the order of a chat', () => {
  it('lets no later reply overtake one that must wait', async () => {
    const db = await freshDatabase();
    let answer: Sent = busy;
    const web = fakeChannel('web', { answer: () => answer });
    const { clock, delivery } = rig(db, [web]);
    const chat = await makeChat(db);
    const [first] = await write(db, chat);
    await deliver([first!], delivery);
    const [second] = await write(db, chat);
    answer = { ok: true };
    await deliver([second!], delivery);
    expect(web.shown).toEqual([]);
    clock.now = later(morning, waits.reply[0]!);
    await deliver([second!], delivery);
    expect(web.shown.map(({ row }) => row)).toEqual([first, second]);
  });

  it('goes on after a reply that has failed for good', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    const rows = await write(db, chat, { count: 3 });
    const web = fakeChannel('web', { answer: (row) => (row === rows[0] ? blocked : { ok: true }) });
    await deliver(rows, rig(db, [web]).delivery);
    expect(await statuses(db, rows)).toEqual(['failed(blocked)', 'sent', 'sent']);
  });

  it('never holds a reply up for a notice', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    const [notice] = await write(db, chat, { kind: 'reminder' });
    const [reply] = await write(db, chat);
    const web = fakeChannel('web', { answer: (row) => (row === notice ? busy : { ok: true }) });
    const { delivery } = rig(db, [web]);
    await deliver([notice!], delivery);
    await deliver([reply!], delivery);
    expect(await statuses(db, [notice!, reply!])).toEqual(['queued(busy)', 'sent']);
  });

  it('keeps to it when many deliver at once', async () => {
    const db = await freshDatabase();
    const web = fakeChannel('web', { answer: async () => new Promise((done) => setTimeout(done, 2, { ok: true })) });
    const { delivery } = rig(db, [web]);
    const chat = await makeChat(db);
    const rows: number[] = [];
    const underway: Promise<void>[] = [];
    for (let turn = 0; turn < 20; turn += 1) {
      rows.push(...(await write(db, chat)));
      underway.push(deliver(rows.slice(-1), delivery));
    }
    await Promise.all(underway);
    expect(web.shown.map(({ row }) => row)).toEqual(rows);
  });
});

describe('a try that fails', () => {
  it('is repeated after growing waits and given up after the last', async () => {
    const db = await freshDatabase();
    const { clock, delivery } = rig(db, [fakeChannel('web', { answer: () => busy })]);
    const rows = await write(db, await makeChat(db));
    for (const wait of waits.reply) {
      await deliver(rows, delivery);
      expect(await statuses(db, rows)).toEqual(['queued(busy)']);
      clock.now = later(clock.now, wait);
    }
    await deliver(rows, delivery);
    expect(await statuses(db, rows)).toEqual(['failed(busy)']);
  });

  it('is not repeated before its wait is over, nor before the platform allows it', async () => {
    const db = await freshDatabase();
    let asked = 0;
    const slowDown = (): Sent => ({ ok: false, retry: true, why: 'flood', afterMs: 45_000 + asked++ });
    const { clock, delivery } = rig(db, [fakeChannel('web', { answer: slowDown })]);
    const rows = await write(db, await makeChat(db));
    await deliver(rows, delivery);
    clock.now = later(morning, 44_999);
    await deliver(rows, delivery);
    await deliverChat((await chatOf(db, rows))!, delivery);
    expect(asked).toBe(1);
    clock.now = later(morning, 45_000);
    await deliver(rows, delivery);
    expect(asked).toBe(2);
  });

  it('tells when a reply waits, so that it need not wait for the sweep', async () => {
    const db = await freshDatabase();
    const { delivery } = rig(db, [fakeChannel('web', { answer: () => busy })]);
    const told: number[][] = [];
    const chat = await makeChat(db);
    await deliver(await write(db, chat), { ...delivery, onWaiting: (...waiting) => void told.push(waiting) });
    expect(told).toEqual([[chat, waits.reply[0]]]);
  });

  it('is no try when nobody was there; whoever comes gets everything at once', async () => {
    const db = await freshDatabase();
    let answer: Sent = away;
    const web = fakeChannel('web', { answer: () => answer });
    const { clock, delivery } = rig(db, [web]);
    const chat = await makeChat(db);
    const rows = [...(await write(db, chat, { count: 2 })), ...(await write(db, chat, { kind: 'reminder' }))];
    for (let hour = 0; hour < 9; hour += 1) {
      clock.now = later(morning, hour * 3_600_000);
      await deliver(rows, delivery);
    }
    expect(await statuses(db, rows)).toEqual(['queued(away)', 'queued', 'queued(away)']);
    answer = { ok: true };
    await deliverChat(chat, delivery);
    expect(web.shown.map(({ row }) => row)).toEqual(rows);
  });

  it('is doubtful when the channel breaks its word and throws, unless a repeat shows nothing twice', async () => {
    const db = await freshDatabase();
    const throws = () => Promise.reject(new Error('the words of a person'));
    const careful = fakeChannel('whatsapp', { repeatable: false, answer: throws });
    const { delivery, log } = rig(db, [careful, fakeChannel('web', { answer: throws })]);
    const rows = [
      ...(await write(db, await makeChat(db, { channel: 'whatsapp', heard: true }), { kind: 'announcement' })),
      ...(await write(db, await makeChat(db, { channel: 'web' }))),
    ];
    await deliver(rows, delivery);
    expect(await statuses(db, rows)).toEqual(['uncertain(threw)', 'queued(threw)']);
    expect(log.lines.map(({ event }) => event)).toContain('channel-threw');
  });
});

describe('a poison row', () => {
  it.each([
    ['whose key does not exist', { key: 'nowhere.nothing' }],
    ['that lacks a value', { key: 'reminder.due' }],
  ])('%s fails alone, and the log learns only its key', async (_, say) => {
    const db = await freshDatabase();
    const web = fakeChannel('web');
    const { delivery, log } = rig(db, [web]);
    const chat = await makeChat(db);
    const [bad] = await write(db, chat, { say });
    const [good] = await write(db, chat);
    await deliver([bad!, good!], delivery);
    expect(await statuses(db, [bad!, good!])).toEqual(['failed(render)', 'sent']);
    expect(log.lines.filter(({ event }) => event === 'render-failed')).toEqual([
      { event: 'render-failed', fields: { row: bad, why: say.key } },
    ]);
  });

  it('that ends its process at each try is given up', async () => {
    const db = await freshDatabase();
    const web = fakeChannel('web');
    const { delivery } = rig(db, [web]);
    const rows = await write(db, await makeChat(db));
    await db.pool.query('UPDATE outgoing SET attempts = $1', [waits.reply.length + 1]);
    await deliver(rows, delivery);
    expect([await statuses(db, rows), web.shown]).toEqual([['failed(interrupted)'], []]);
  });
});

describe('a notice', () => {
  it.each([
    ['a chat without consent', { consent: false }, 'suppressed(no-consent)'],
    ['a chat that has stopped them', { stopped: true }, 'suppressed(stopped)'],
  ])('is not sent to %s, while a reply is', async (_, chat, said) => {
    const db = await freshDatabase();
    const { delivery } = rig(db, [fakeChannel('web')]);
    const id = await makeChat(db, chat);
    const rows = [...(await write(db, id, { kind: 'reminder' })), ...(await write(db, id))];
    await deliver(rows, delivery);
    expect(await statuses(db, rows)).toEqual([said, 'sent']);
  });

  it.each([
    ['07:59', '2026-11-23T00:59:59Z', 'queued'],
    ['08:00', '2026-11-23T01:00:00Z', 'sent'],
    ['19:59', '2026-11-23T12:59:59Z', 'sent'],
    ['20:00', '2026-11-23T13:00:00Z', 'queued'],
  ])('at %s WIB is %s', async (_, at, said) => {
    const db = await freshDatabase();
    const { clock, delivery } = rig(db, [fakeChannel('web')]);
    clock.now = new Date(at);
    const chat = await makeChat(db);
    const rows = await write(db, chat, { kind: 'reminder', at: clock.now });
    await deliver(rows, delivery);
    await deliverChat(chat, delivery);
    expect(await statuses(db, rows)).toEqual([said]);
  });
});

describe('the sweep', () => {
  it('sends replies that have waited for half a minute, and leaves notices to the queue', async () => {
    const db = await freshDatabase();
    const web = fakeChannel('web');
    const { clock, delivery } = rig(db, [web]);
    const chat = await makeChat(db);
    const replies = await write(db, chat, { count: 2 });
    const notices = await write(db, chat, { kind: 'announcement' });
    clock.now = later(morning, 29_999);
    await deliverUnsent(delivery);
    expect(web.shown).toEqual([]);
    clock.now = later(morning, 30_000);
    await deliverUnsent(delivery);
    expect(web.shown.map(({ row }) => row)).toEqual(replies);
    expect(await statuses(db, notices)).toEqual(['queued']);
  });

  it('frees what was being sent when a process died: queued again where a repeat is harmless, else uncertain', async () => {
    const db = await freshDatabase();
    const web = fakeChannel('web');
    const { clock, delivery } = rig(db, [web, fakeChannel('whatsapp', { repeatable: false }), fakeChannel('telegram')]);
    const rows = [];
    for (const channel of ['web', 'whatsapp', 'elsewhere'])
      rows.push(
        ...(await write(db, await makeChat(db, { channel }), {
          kind: channel === 'whatsapp' ? 'announcement' : 'reply',
        })),
      );
    await db.pool.query(`UPDATE outgoing SET status = 'sending', attempts = 1, claimed_at = $1`, [morning]);
    clock.now = later(morning, 119_999);
    await deliverUnsent(delivery);
    expect(await statuses(db, rows)).toEqual(['sending', 'sending', 'sending']);
    clock.now = later(morning, 120_000);
    await deliverUnsent(delivery);
    expect(await statuses(db, rows)).toEqual(['sent', 'uncertain(interrupted)', 'sending']);
    expect(web.shown).toHaveLength(1);
  });

  it('repeats a reply that may have been shown, and marks it: a person waits for it', async () => {
    const db = await freshDatabase();
    const whatsapp = fakeChannel('whatsapp', { repeatable: false });
    const { clock, delivery } = rig(db, [whatsapp]);
    const rows = await write(db, await makeChat(db, { channel: 'whatsapp' }));
    await db.pool.query(`UPDATE outgoing SET status = 'sending', attempts = 1, claimed_at = $1`, [morning]);
    clock.now = later(morning, 120_000);
    await deliverUnsent(delivery);
    const { rows: marks } = await db.pool.query('SELECT status, doubted_at FROM outgoing');
    expect([marks, whatsapp.shown.length]).toEqual([[{ status: 'sent', doubted_at: clock.now }], 1]);
    expect(rows).toHaveLength(1);
  });

  it('wakes the process that holds the channel of what waits', async () => {
    const db = await freshDatabase();
    const { clock, delivery } = rig(db, [fakeChannel('telegram')]);
    const chat = await makeChat(db);
    await write(db, chat);
    clock.now = later(morning, 30_000);
    expect(await wokenBy(db, () => deliverUnsent(delivery))).toEqual([String(chat)]);
  });

  it('ends rows whose time is over, also of channels that nobody holds', async () => {
    const db = await freshDatabase();
    const { delivery } = rig(db, []);
    const rows = await write(db, await makeChat(db), { expiresAt: morning });
    const told: string[] = [];
    const onOutcome: typeof delivery.onOutcome = ({ channel }, { status }) => void told.push(`${channel} ${status}`);
    await deliverUnsent({ ...delivery, onOutcome });
    expect(await statuses(db, rows)).toEqual(['expired']);
    expect(told).toEqual(['web expired']);
  });
});

const chatOf = async (db: Database, [row]: number[]): Promise<number | undefined> =>
  (await db.pool.query<{ chat_id: number }>('SELECT chat_id FROM outgoing WHERE id = $1', [row])).rows[0]?.chat_id;

/** The payloads of the notifications that come while something is done. */
async function wokenBy(db: Database, work: () => Promise<void>): Promise<string[]> {
  const client = await db.pool.connect();
  const woken: string[] = [];
  client.on('notification', ({ payload = '' }) => void woken.push(payload));
  await client.query('LISTEN outgoing');
  await work();
  await client.query('SELECT 1');
  client.release(true);
  return woken;
}
