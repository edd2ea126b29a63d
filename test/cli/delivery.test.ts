import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { deliveryCommand } from '../../src/cli/delivery.ts';
import { readConfig } from '../../src/config.ts';
import { addDays, dayOf } from '../../src/domain/day.ts';
import { OWN_CLOCK } from '../../src/store/chats.ts';
import type { Database } from '../../src/store/database.ts';
import type { OutgoingKind } from '../../src/store/outgoing.ts';
import { openTestDatabase } from '../support/database.ts';
import { keptLog, later, makeChat, morning, write } from '../support/ledger.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = later(morning, HOUR);

type Rows = {
  channel?: string;
  kind?: OutgoingKind;
  dueAt?: Date;
  tookMs?: number;
  status?: string;
  why?: string;
  count?: number;
};

/** Rows that were due an hour ago and handed over after so long, or not at all. */
async function rows(db: Database, { channel = 'telegram', kind = 'reply', dueAt = morning, count = 1, ...more }: Rows) {
  const { tookMs, status = tookMs === undefined ? 'queued' : 'sent', why } = more;
  const ids = await write(db, await makeChat(db, { channel }), { kind, dueAt, count });
  const sentAt = tookMs === undefined ? null : later(dueAt, tookMs);
  await db.pool.query('UPDATE outgoing SET status = $2, why = $3, sent_at = $4 WHERE id = ANY($1)', [
    ...[ids, status, why ?? null, sentAt],
  ]);
}

async function delivery(prepare: (db: Database) => Promise<void>, args: string[] = ['--json']): Promise<string> {
  const db = await openTestDatabase();
  await prepare(db);
  const read = readConfig({});
  if ('mistakes' in read) throw new Error('the usual settings do not do');
  const said: string[] = [];
  const program = new Command();
  deliveryCommand(program, {
    config: read.config,
    log: keptLog(),
    open: async () => db,
    out: (text) => void said.push(text),
    err: () => {},
    now: () => now,
  });
  await program.parseAsync(['delivery', ...args], { from: 'user' });
  return said.join('');
}

const shares = async (prepare: (db: Database) => Promise<void>) => {
  const { counted, inTime, percent, kept } = JSON.parse(await delivery(prepare));
  return { counted, inTime, percent, kept };
};

describe('the share that was handed over within ten seconds', () => {
  it('is counted of replies and urgent notices, to the millisecond', async () => {
    const found = await shares(async (db) => {
      await rows(db, { tookMs: 10_000, count: 37 });
      await rows(db, { kind: 'notice', tookMs: 1_000, count: 1 });
      await rows(db, { tookMs: 10_001, count: 2 });
      for (const kind of ['reminder', 'announcement'] as const) await rows(db, { kind, tookMs: HOUR / 2, count: 50 });
    });
    expect(found).toEqual({ counted: 40, inTime: 38, percent: 95, kept: true });
  });

  it.each<[string, Rows]>([
    ['waits since more than ten seconds', { dueAt: later(now, -10_001) }],
    ['has failed', { status: 'failed', why: 'busy' }],
    ['nobody knows of', { status: 'uncertain', why: 'interrupted' }],
    ['has expired', { status: 'expired' }],
  ])('counts what %s as late', async (_, row) => {
    const found = await shares(async (db) => {
      await rows(db, row);
      await rows(db, { tookMs: 100 });
    });
    expect(found).toEqual({ counted: 2, inTime: 1, percent: 50, kept: false });
  });

  it.each<[string, Rows]>([
    ['was stopped by its person', { kind: 'notice', status: 'suppressed', why: 'stopped' }],
    ['a closed chat cannot take', { status: 'failed', why: 'blocked' }],
    ['waits for a reader', { channel: 'web', status: 'queued', why: 'away' }],
    ['waited for a reader of a page', { channel: 'web', kind: 'notice', tookMs: HOUR / 2 }],
    ['is due only now', { dueAt: later(now, -9_999) }],
    ['is not due yet', { dueAt: later(now, 1) }],
    ['is of a chat with a clock of its own', { channel: OWN_CLOCK, tookMs: HOUR / 2 }],
    ['is older than was asked for', { dueAt: later(now, -8 * DAY), tookMs: HOUR / 2 }],
  ])('leaves out what %s', async (_, row) => {
    const found = await shares(async (db) => {
      await rows(db, row);
      await rows(db, { tookMs: 100 });
    });
    expect(found).toEqual({ counted: 1, inTime: 1, percent: 100, kept: true });
  });

  it('takes a notice of the night as due when the hours begin, and a reply as due at once', async () => {
    // 03.00 WIB; the hours begin five hours later.
    const dueAt = later(morning, -6 * HOUR);
    const found = await shares(async (db) => {
      await rows(db, { kind: 'notice', dueAt, tookMs: 5 * HOUR + 9_000 });
      await rows(db, { kind: 'notice', dueAt, tookMs: 5 * HOUR + 11_000 });
      await rows(db, { kind: 'reply', dueAt, tookMs: 5 * HOUR });
    });
    expect(found).toEqual({ counted: 3, inTime: 1, percent: 100 / 3, kept: false });
  });
});

describe('what is shown', () => {
  it('is a line for each day and kind, and says plainly that the promise is broken', async () => {
    const said = await delivery(async (db) => {
      await rows(db, { tookMs: 100, count: 3 });
      await rows(db, { tookMs: 60_000 });
      await rows(db, { dueAt: later(morning, -DAY), tookMs: 100 });
      await rows(db, { kind: 'reminder', tookMs: 60_000, count: 2 });
      await rows(db, { kind: 'reminder', status: 'failed', why: 'busy' });
    }, []);
    const day = dayOf(morning);
    expect([day, addDays(day, -1)]).toEqual(['2026-11-23', '2026-11-22']);
    const [first, second, third, last] = said.split('\n');
    expect(first).toBe('23 November 2026  pengingat: 3  terkirim 2, gagal 1');
    expect(second).toBe('23 November 2026  balasan: 4  75% dalam 10 detik  terkirim 4');
    expect(third).toBe('22 November 2026  balasan: 1  100% dalam 10 detik  terkirim 1');
    expect(last).toMatch(/^DI BAWAH JANJI: .* hanya 80% .*95%/);
  });

  it('says that the promise is kept, and that there was nothing', async () => {
    expect(await delivery((db) => rows(db, { tookMs: 100 }), [])).toContain('100% diserahkan dalam 10 detik');
    expect(await delivery(async () => {}, ['--days', '3'])).toContain('3 hari terakhir');
    expect(await delivery((db) => rows(db, { kind: 'reminder', tookMs: 100 }), [])).toContain('Tidak ada balasan');
  });
});
