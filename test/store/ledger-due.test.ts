import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { claimNotice, claimReply } from '../../src/store/ledger.ts';
import { nextNotices } from '../../src/store/next-notices.ts';
import { queueAges } from '../../src/store/queue-age.ts';
import { settleAll } from '../../src/store/settle.ts';
import { freshDatabase } from '../support/database.ts';
import { later, makeChat, morning, write } from '../support/ledger.ts';

const taker = { held: ['web'], now: morning };
const HOUR = 3_600_000;

async function announce({ pool }: Pick<Database, 'pool'>, status = 'running'): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `INSERT INTO announcements (text, "to", status, starts_at, created_at, created_by, left_out)
     VALUES ('x', '', $1, $2, $2, 'test', '{}') RETURNING id`,
    [status, morning],
  );
  return rows[0]!.id;
}

const ids = async (db: Database, now = morning, limit = 100, held = ['web']) =>
  (await nextNotices(db.pool, { held, now }, limit)).map(({ id }) => id);

describe('a row', () => {
  it('is not given out before it is due, also to who comes for what waits', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    const [notice] = await write(db, chat, { kind: 'reminder', dueAt: later(morning, HOUR) });
    await write(db, chat, { dueAt: later(morning, HOUR) });
    const early = { ...taker, now: later(morning, HOUR - 1), eager: true };
    expect([await claimNotice(db.pool, notice!, early), await claimReply(db.pool, chat, early)]).toEqual([null, null]);
    const inTime = { ...taker, now: later(morning, HOUR) };
    expect((await claimNotice(db.pool, notice!, inTime))?.id).toBe(notice);
    expect(await claimReply(db.pool, chat, inTime)).not.toBeNull();
  });

  it('says since when it is on its way only while it is, and before when not to try only while it waits', async () => {
    const db = await freshDatabase();
    const [notice] = await write(db, await makeChat(db), { kind: 'notice' });
    const times = async () => {
      const { rows } = await db.pool.query('SELECT status, claimed_at, retry_at FROM outgoing');
      return rows[0];
    };
    const claimed = (await claimNotice(db.pool, notice!, taker))!;
    expect(await times()).toEqual({ status: 'sending', claimed_at: morning, retry_at: null });
    const notBefore = later(morning, 60_000);
    const outcome = { status: 'queued' as const, why: 'busy', notBefore, free: false };
    await settleAll(db.pool, [{ row: claimed, outcome }], morning);
    expect(await times()).toEqual({ status: 'queued', claimed_at: null, retry_at: notBefore });
    await claimNotice(db.pool, notice!, { ...taker, now: notBefore });
    expect(await times()).toEqual({ status: 'sending', claimed_at: notBefore, retry_at: null });
  });

  it.each([
    ['one kind that is stopped', ['arrears'], ['arrears', 'own_date'], true],
    ['two kinds that are', ['arrears', 'own_date'], ['arrears', 'own_date'], true],
    ['one that is and one that is not', ['arrears', 'claim_limit'], ['arrears'], false],
    ['one that is not', ['arrears'], ['own_date'], false],
    ['nothing that could be stopped alone', [], ['arrears'], false],
  ])('about %s counts as unwanted or not', async (_, about, stopped, unwanted) => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    await db.pool.query('UPDATE chats SET stopped_kinds = $1', [stopped]);
    const [notice] = await write(db, chat, { kind: 'reminder', about });
    expect((await claimNotice(db.pool, notice!, taker))?.stopped).toBe(unwanted);
  });

  it.each([
    ['running', true],
    ['paused', false],
    ['cancelled', false],
  ])('of an announcement that is %s is given out: %s', async (status, given) => {
    const db = await freshDatabase();
    const announcementId = await announce(db, status);
    const [row] = await write(db, await makeChat(db), { kind: 'announcement', announcementId });
    expect(await ids(db)).toEqual(given ? [row] : []);
    expect((await claimNotice(db.pool, row!, taker)) !== null).toBe(given);
    await db.pool.query(`UPDATE outgoing SET status = 'queued', retry_at = NULL`);
    expect(await queueAges(db, later(morning, 5_000), 1_000)).toHaveLength(given ? 1 : 0);
  });
});

describe('the notices that are next', () => {
  it('are what must be known now, then what fell due first, then announcements', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    const announcementId = await announce(db);
    const due = (kind: 'notice' | 'reminder' | 'announcement', hours: number, more = {}) =>
      write(db, chat, { kind, dueAt: later(morning, hours * HOUR), ...more });
    const [told] = await due('announcement', -9, { announcementId });
    const [late] = await due('reminder', -1);
    const [early] = await due('reminder', -2);
    const [urgent] = await due('notice', 0);
    await due('notice', 1);
    await write(db, chat);
    expect(await ids(db)).toEqual([urgent, early, late, told]);
    expect(await ids(db, morning, 2)).toEqual([urgent, early]);
    expect(await ids(db, morning, 9, ['telegram'])).toEqual([]);
  });

  it('leave out what must wait after a try, until its time', async () => {
    const db = await freshDatabase();
    const [first] = await write(db, await makeChat(db), { kind: 'reminder' });
    const [second] = await write(db, await makeChat(db), { kind: 'reminder' });
    const row = (await claimNotice(db.pool, first!, taker))!;
    const outcome = { status: 'queued' as const, why: 'busy', notBefore: later(morning, HOUR), free: false };
    await settleAll(db.pool, [{ row, outcome }], morning);
    expect(await ids(db)).toEqual([second]);
    expect(await ids(db, later(morning, HOUR))).toEqual([second, first]);
  });
});

describe('how long the queue waits', () => {
  it('is counted since a row was due, not since it was written', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    await write(db, chat, { kind: 'reminder', dueAt: later(morning, HOUR) });
    expect(await queueAges(db, morning, 1_000)).toEqual([]);
    expect(await queueAges(db, later(morning, HOUR + 7_000), 1_000)).toEqual([
      { channel: 'web', kind: 'notice', seconds: 7 },
    ]);
  });
});
