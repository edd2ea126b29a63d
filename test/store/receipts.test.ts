import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usualHours } from '../../src/domain/notice-hours.ts';
import type { Receipt } from '../../src/message.ts';
import { type DeliveryDay, deliveryTimes } from '../../src/store/delivery-times.ts';
import { type Claimed, claimReply, type Outcome } from '../../src/store/ledger.ts';
import { noteReceipts } from '../../src/store/receipts.ts';
import { settleAll } from '../../src/store/settle.ts';
import { openTestDatabase } from '../support/database.ts';
import { later, makeChat, morning, statuses, write } from '../support/ledger.ts';

let db: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const taker = { held: ['whatsapp'], now: morning };

const heard = (row: number, status: Receipt['status']): Receipt =>
  status === 'failed' ? { row, status, why: 'refused' } : { row, status };

/** A reply that is on its way, and how it is told of. */
async function underway() {
  const chat = await makeChat(db, { channel: 'whatsapp' });
  const [row] = await write(db, chat);
  const claimed = (await claimReply(db.pool, chat, taker))!;
  return { chat, row: row!, claimed };
}

const tell = (row: number, ...told: Receipt['status'][]) =>
  noteReceipts(
    db.pool,
    told.map((status) => heard(row, status)),
    morning,
  );

const settle = (row: Claimed, outcome: Outcome) => settleAll(db.pool, [{ row, outcome }], morning);

const standsAs = async (row: number) => (await statuses(db, [row]))[0];

const queued: Outcome = {
  status: 'queued',
  why: 'no-ack',
  notBefore: later(morning, 5_000),
  free: false,
  doubted: true,
};

/** From least to most. */
const order = ['sent', 'failed', 'delivered', 'read'] as const;
const furthest = (told: Receipt['status'][]): string => {
  const best = order.findLast((status) => told.includes(status))!;
  return best === 'failed' ? 'failed(refused)' : best;
};

type Step = Receipt['status'][] | 'settled';

/** Receipts in lots, in any order and more than once, and the settlement of the try somewhere among them. */
const stories = (of: readonly Receipt['status'][]) =>
  fc
    .tuple(
      fc.array(fc.array(fc.constantFrom(...of), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
      fc.nat(5),
    )
    .map(([lots, at]) => (lots as Step[]).toSpliced(at, 0, 'settled'));

async function happens(steps: Step[], outcome: Outcome): Promise<string | undefined> {
  const { row, claimed } = await underway();
  for (const step of steps) await (step === 'settled' ? settle(claimed, outcome) : tell(row, ...step));
  return standsAs(row);
}

const toldIn = (steps: Step[]) => steps.flatMap((step) => (step === 'settled' ? [] : step));

describe('what a platform tells of a message', () => {
  it('ends in the furthest it has come, whatever the order and however often', async () => {
    await fc.assert(
      fc.asyncProperty(stories(order), async (steps) => {
        expect(await happens(steps, { status: 'sent' })).toBe(furthest([...toldIn(steps), 'sent']));
      }),
      { numRuns: 60 },
    );
  });

  it('holds against a try that was given up, before or after', async () => {
    await fc.assert(
      fc.asyncProperty(
        stories(['sent', 'delivered', 'read']),
        fc.constantFrom<Outcome>(queued, { status: 'uncertain', why: 'no-ack' }),
        async (steps, outcome) => {
          expect(await happens(steps, outcome)).toBe(furthest(toldIn(steps)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is counted as sent from the first that was heard', async () => {
    const { row } = await underway();
    await tell(row, 'read');
    await noteReceipts(db.pool, [heard(row, 'read')], later(morning, 60_000));
    const { rows } = await db.pool.query('SELECT sent_at, retry_at FROM outgoing WHERE id = $1', [row]);
    expect(rows).toEqual([{ sent_at: morning, retry_at: null }]);
  });

  it.each(['delivered', 'read'] as const)('counts as handed over in time where it was %s', async (status) => {
    const { row } = await underway();
    const span = { since: morning, now: later(morning, 60_000), hours: usualHours };
    const before = await deliveryTimes(db, span);
    await noteReceipts(db.pool, [heard(row, status)], later(morning, 1_000));
    const inTime = (days: DeliveryDay[]) => days.find(({ kind }) => kind === 'reply')!.inTime;
    expect(inTime(await deliveryTimes(db, span))).toBe(inTime(before) + 1);
  });

  it('takes a row that waits to be tried again out of the line', async () => {
    const { chat, row, claimed } = await underway();
    await settle(claimed, queued);
    await tell(row, 'delivered');
    expect(await claimReply(db.pool, chat, { ...taker, now: later(morning, 10_000) })).toBeNull();
  });

  it('says nothing of a failed try when the row goes out again anyway', async () => {
    const { row, claimed } = await underway();
    await settle(claimed, queued);
    await tell(row, 'failed');
    expect(await standsAs(row)).toBe('queued(no-ack)');
  });

  it.each([[{ status: 'expired' }], [{ status: 'suppressed', why: 'stopped' }]] as const)(
    'leaves alone what did not go out: %o',
    async (outcome) => {
      const { row, claimed } = await underway();
      await settle(claimed, outcome);
      const before = await standsAs(row);
      await tell(row, 'sent', 'failed', 'delivered', 'read');
      expect(await standsAs(row)).toBe(before);
    },
  );

  it('is many rows in one lot, and none is no work', async () => {
    const [one, other] = [await underway(), await underway()];
    await noteReceipts(
      db.pool,
      [heard(other.row, 'read'), heard(one.row, 'failed'), heard(other.row, 'sent'), heard(0, 'read')],
      morning,
    );
    await noteReceipts(db.pool, [], morning);
    expect(await statuses(db, [one.row, other.row])).toEqual(['failed(refused)', 'read']);
  });

  it('does not hide from the sender that further replies have waited', async () => {
    const { chat, row, claimed } = await underway();
    await write(db, chat);
    await tell(row, 'delivered');
    expect(await settle(claimed, { status: 'sent' })).toEqual([true]);
  });
});
