import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { listen } from '../../src/app/listen.ts';
import type { Database } from '../../src/store/database.ts';
import { notifyInbound } from '../../src/store/hear.ts';
import { freshDatabase } from '../support/database.ts';
import { keptLog, later } from '../support/ledger.ts';
import { chatIn, type World, worldOf } from './support/in-process.ts';

const HOUR_MS = 3_600_000;
const NIK = '1571015708900000';

async function ears(deliver: (rows: number[]) => Promise<void> = async () => {}) {
  const made = worldOf(await freshDatabase());
  const log = keptLog();
  return { made, log, ...listen({ ...made.deps, log }, deliver) };
}

const spoil = ({ pool }: Database, row: number) => pool.query(`UPDATE inbound SET body = '\\x00' WHERE id = $1`, [row]);

const openRows = async ({ db }: World): Promise<number[]> => {
  const { rows } = await db.pool.query<{ id: number }>('SELECT id FROM inbound WHERE done_at IS NULL ORDER BY id');
  return rows.map(({ id }) => id);
};

/** How many wrong proofs were counted, over all. */
const wrongProofs = async ({ db }: World): Promise<number> => {
  const { rows } = await db.pool.query<{ points: number }>(`SELECT points FROM rate_limits WHERE key = 'proof:all'`);
  return rows[0]?.points ?? 0;
};

/** A gate before the delivery, so that a turn's work does not end. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('a message that cannot be read', () => {
  it.each(['resume', 'replayUnanswered'] as const)(
    'keeps none of the others from being answered by %s',
    async (way) => {
      const { made, log, idle, ...heard } = await ears();
      const before = await chatIn(made).writes('halo');
      const broken = await chatIn(made).writes('halo');
      await chatIn(made).writes('halo');
      await spoil(made.db, broken!.received.inboundId);
      made.clock.now = later(made.clock.now, HOUR_MS);
      await heard[way]();
      await idle();
      expect(await openRows(made)).toEqual([broken!.received.inboundId]);
      expect(before!.received.inboundId).toBeLessThan(broken!.received.inboundId);
      expect(log.lines).toEqual([{ event: 'message-unreadable', fields: { row: broken!.received.inboundId } }]);
    },
  );

  it('is told of once, and leaves its place to others', async () => {
    const { made, log, idle, resume, replayUnanswered } = await ears();
    for (let count = 0; count < 100; count += 1)
      await spoil(made.db, (await chatIn(made).writes('halo'))!.received.inboundId);
    made.clock.now = later(made.clock.now, HOUR_MS);
    await resume();
    await chatIn(made).writes('halo');
    made.clock.now = later(made.clock.now, HOUR_MS);
    await replayUnanswered();
    await idle();
    expect(await openRows(made)).toHaveLength(100);
    expect(log.lines).toHaveLength(100);
  });
});

describe('a message that waits in line', () => {
  it('is not worked again, however long it waits', async () => {
    const stall = gate();
    const { made, idle, onMessage, replayUnanswered } = await ears(() => stall.opened);
    const chat = await chatIn(made).begun();
    for (const text of ['halo', 'menu', NIK])
      await onMessage({ channel: 'fake', chat: chat.address, id: randomUUID(), text });
    made.clock.now = later(made.clock.now, HOUR_MS);
    const replayed = replayUnanswered().then(() => 'nothing to do');
    expect(await Promise.race([replayed, later2s()])).toBe('nothing to do');
    stall.open();
    await idle();
    expect(await openRows(made)).toEqual([]);
  });
});

const later2s = () => new Promise((resolve) => setTimeout(resolve, 2_000, 'still at it'));

describe('a message that is done', () => {
  it('is not worked again: a wrong proof counts once', async () => {
    const made = worldOf(await freshDatabase());
    const chat = await chatIn(made).begun();
    await chat.says(NIK);
    const { turn } = (await chat.writes('90000000099'))!;
    expect((await turn()).replies).toHaveLength(1);
    made.clock.now = later(made.clock.now, HOUR_MS);
    // A new question is open by now, to which the same words would be another wrong proof.
    await chat.says(NIK);
    expect((await turn()).replies).toEqual([]);
    expect(await wrongProofs(made)).toBe(1);
  });
});

describe('what another process has stored', () => {
  it('is all answered, in its order, also what comes while the one before is being taken', async () => {
    const { made, idle, take } = await ears();
    const chat = await chatIn(made, { channel: 'whatsapp' }).begun();
    const id = await chat.id();
    const comes = async () => {
      const message = { channel: 'whatsapp', chat: chat.address, id: randomUUID(), text: 'menu' };
      await notifyInbound(made.db, [message], made.deps.now());
      return take([id]);
    };
    for (let round = 0; round < 30; round += 1) {
      await Promise.all([comes(), comes(), comes()]);
      await idle();
      expect(await openRows(made)).toEqual([]);
    }
    const { rows } = await made.db.pool.query<{ of: number }>(
      'SELECT inbound_id AS of FROM outgoing WHERE inbound_id IS NOT NULL ORDER BY id',
    );
    const answered = rows.map(({ of }) => of);
    expect(answered).toEqual(answered.toSorted((one, other) => one - other));
  });
});
