import { describe, expect, it } from 'vitest';
import { lostMs, usualRhythm } from '../../src/jobs/rhythm.ts';
import { claimNotice, claimReplies, claimReply } from '../../src/store/ledger.ts';
import { settleAll } from '../../src/store/settle.ts';
import { settleLost, unsent, wakeOthers } from '../../src/store/sweep.ts';
import { freshDatabase } from '../support/database.ts';
import { later, makeChat, morning, statuses, write } from '../support/ledger.ts';

const taker = { held: ['web'], now: morning };
const LOST_MS = lostMs(usualRhythm);
const unsentMs = usualRhythm.sweepMs;
const lost = { held: ['web'], repeatable: [], repeated: [], lostMs: LOST_MS };

describe('a claim', () => {
  it('gives a row to one of many who reach for it', async () => {
    const { pool, ...db } = await freshDatabase();
    const chat = await makeChat({ pool });
    const [notice] = await write({ pool, ...db }, chat, { kind: 'reminder' });
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimNotice(pool, notice!, taker)));
    expect(claims.filter(Boolean)).toMatchObject([
      { id: notice, attempts: 1, channel: 'web', consenting: true, stopped: false },
    ]);
  });

  it('gives out the replies of a chat one after another', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    const [first, second] = await write(db, chat, { count: 2 });
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimReply(db.pool, chat, taker)));
    const [claimed] = claims.filter((claim) => claim !== null);
    expect([claims.filter(Boolean).length, claimed?.id]).toEqual([1, first]);
    await settleAll(db.pool, [{ row: claimed!, outcome: { status: 'sent' } }], morning);
    expect((await claimReply(db.pool, chat, taker))?.id).toBe(second);
  });

  it('gives several chats their next reply each, and a chat that is named twice only one', async () => {
    const db = await freshDatabase();
    const [one, other, silent] = [await makeChat(db), await makeChat(db), await makeChat(db)];
    const [first] = await write(db, one, { count: 2 });
    const [only] = await write(db, other);
    const claims = await claimReplies(db.pool, [other, silent, one, one], taker);
    expect(claims.map((claim) => claim?.id ?? null)).toEqual([only, null, first, null]);
  });

  it('gives nothing to who does not hold the channel', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    const [reply] = await write(db, chat);
    const [notice] = await write(db, chat, { kind: 'reminder' });
    const stranger = { ...taker, held: ['telegram'] };
    expect([await claimReply(db.pool, chat, stranger), await claimNotice(db.pool, notice!, stranger)]).toEqual([
      null,
      null,
    ]);
    expect(await claimNotice(db.pool, reply!, taker)).toBeNull();
  });

  it('is not given before its time, except to who comes for what waited for a reader', async () => {
    const db = await freshDatabase();
    for (const why of ['busy', 'away']) {
      const chat = await makeChat(db);
      await write(db, chat);
      const claimed = (await claimReply(db.pool, chat, taker))!;
      await settleAll(
        db.pool,
        [{ row: claimed, outcome: { status: 'queued', why, notBefore: later(morning, 1_000), free: true } }],
        morning,
      );
      expect(await claimReply(db.pool, chat, { ...taker, now: later(morning, 999) })).toBeNull();
      expect((await claimReply(db.pool, chat, { ...taker, eager: true })) !== null).toBe(why === 'away');
    }
  });
});

describe('what became of a row', () => {
  it('counts when it is heard late, of a row that was given up', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    const rows = await write(db, chat);
    const claimed = (await claimReply(db.pool, chat, taker))!;
    await settleLost(db.pool, later(morning, LOST_MS), lost);
    expect(await statuses(db, rows)).toEqual(['uncertain(interrupted)']);
    await settleAll(db.pool, [{ row: claimed, outcome: { status: 'sent', platformId: 'p' } }], morning);
    expect(await statuses(db, rows)).toEqual(['sent']);
  });

  it('does not count when another has taken the row meanwhile', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    const rows = await write(db, chat);
    const first = (await claimReply(db.pool, chat, taker))!;
    await settleLost(db.pool, later(morning, LOST_MS), { ...lost, repeatable: ['web'] });
    const second = (await claimReply(db.pool, chat, taker))!;
    await settleAll(db.pool, [{ row: first, outcome: { status: 'failed', why: 'late' } }], morning);
    expect(await statuses(db, rows)).toEqual(['sending']);
    await settleAll(db.pool, [{ row: second, outcome: { status: 'sent' } }], morning);
    expect(await statuses(db, rows)).toEqual(['sent']);
  });
});

describe('the sweep', () => {
  const now = later(morning, unsentMs);

  it('names of a chat the reply that the others wait for, and no notice', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    const [reply] = await write(db, chat, { count: 3 });
    await write(db, chat, { kind: 'announcement' });
    expect((await unsent(db.pool, { held: ['web'], now, unsentMs })).map(({ id }) => id)).toEqual([reply]);
  });

  it('is not held up by chats that have waited longest and wait still', async () => {
    const db = await freshDatabase();
    for (let count = 0; count < 3; count += 1) {
      const chat = await makeChat(db);
      await write(db, chat, { count: 2 });
      const claimed = (await claimReply(db.pool, chat, taker))!;
      await settleAll(
        db.pool,
        [{ row: claimed, outcome: { status: 'queued', why: 'away', notBefore: later(now, 1), free: true } }],
        morning,
      );
    }
    const [fresh] = await write(db, await makeChat(db));
    expect((await unsent(db.pool, { held: ['web'], now, unsentMs }, 1)).map(({ id }) => id)).toEqual([fresh]);
  });

  it('wakes the holders of other channels, once a chat', async () => {
    const db = await freshDatabase();
    const mine = await makeChat(db);
    const [waiting, lost, idle] = [
      await makeChat(db, { channel: 'whatsapp' }),
      await makeChat(db, { channel: 'whatsapp' }),
      await makeChat(db, { channel: 'whatsapp' }),
    ];
    for (const chat of [mine, waiting, lost]) await write(db, chat, { count: 2 });
    await db.pool.query(`UPDATE outgoing SET status = 'sending', claimed_at = $1 WHERE chat_id = $2`, [
      later(now, -LOST_MS),
      lost,
    ]);
    const client = await db.pool.connect();
    const woken: number[] = [];
    client.on('notification', ({ payload }) => void woken.push(Number(payload)));
    await client.query('LISTEN outgoing');
    await wakeOthers(db.pool, { held: ['web'], now, unsentMs, lostMs: LOST_MS, notices: true, limit: 100 });
    await client.query('SELECT 1');
    client.release(true);
    expect(woken.sort()).toEqual([waiting, lost]);
    expect(woken).not.toContain(idle);
  });
});
