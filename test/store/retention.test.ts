import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayOf, instantOf } from '../../src/domain/day.ts';
import { type Kept, retention } from '../../src/domain/retention.ts';
import type { Database } from '../../src/store/database.ts';
import { purge } from '../../src/store/retention.ts';
import { freshDatabase } from '../support/database.ts';
import { later, makeChat, write } from '../support/ledger.ts';

/** When the thing happened from which each line counts: the first and the last instant of a day in Jakarta. */
const day = dayOf(new Date('2026-11-23T02:00:00Z'));
const first = instantOf(day);
const last = new Date(instantOf(addDays(day, 1)).getTime() - 1);

/** Makes what a line of the table speaks of, as it happened at `at`, and counts what is left of it. */
type Example = { make(db: Database, at: Date): Promise<unknown>; count: string };

const examples: Record<Kept, Example> = {
  inbound: {
    make: async (db, at) =>
      db.pool.query(
        `INSERT INTO inbound (channel, message_id, chat_id, body, received_at) VALUES ('web', $1, $2, '\\x00', $3)`,
        [String(at.getTime()), await makeChat(db), at],
      ),
    count: 'SELECT FROM inbound',
  },
  outgoingValues: {
    async make(db, at) {
      await write(db, await makeChat(db), { at, expiresAt: later(at, 1) });
      await db.pool.query(`UPDATE outgoing SET status = 'sent'`);
    },
    count: 'SELECT FROM outgoing WHERE body IS NOT NULL',
  },
  places: {
    make: async (db, at) =>
      db.pool.query(`UPDATE chats SET place = '{}', place_at = created_at, last_inbound_at = $1 WHERE id = $2`, [
        at,
        await makeChat(db),
      ]),
    count: 'SELECT FROM chats WHERE place IS NOT NULL OR place_at IS NOT NULL',
  },
  strangers: {
    make: async (db, at) =>
      db.pool.query('UPDATE chats SET consent_version = NULL, last_inbound_at = $1 WHERE id = $2', [
        at,
        await makeChat(db),
      ]),
    count: 'SELECT FROM chats',
  },
  reminders: {
    make: async (db, at) =>
      db.pool.query(
        `INSERT INTO reminders (chat_id, kind, due_on, status, created_at) VALUES ($1, 'claim', $2, 'sent', $3)`,
        [await makeChat(db), dayOf(at), at],
      ),
    count: 'SELECT FROM reminders',
  },
  bindings: {
    make: async (db, at) =>
      db.pool.query(
        `WITH person AS (
           INSERT INTO participants (nik_index, nik_sealed, name) VALUES ($2::text::bytea, '\\x00', 'Uji') RETURNING id)
         INSERT INTO bindings (chat_id, participant_id, relation, proof, created_at, expires_at, ended_at)
         SELECT $1, id, 'self', 'card', $3, $3::timestamptz + interval '180 days', $3 FROM person`,
        [await makeChat(db), String(at.getTime()), at],
      ),
    count: 'SELECT FROM bindings',
  },
  codes: {
    make: async (db, at) =>
      db.pool.query(
        `WITH person AS (
           INSERT INTO participants (nik_index, nik_sealed, name) VALUES ($1::text::bytea, '\\x00', 'Uji') RETURNING id)
         INSERT INTO activation_codes (code_index, participant_id, created_at, expires_at)
         SELECT $1::text::bytea, id, $2::timestamptz - interval '90 days', $2 FROM person`,
        [String(at.getTime()), at],
      ),
    count: 'SELECT FROM activation_codes',
  },
  consents: {
    make: async (db, at) =>
      db.pool.query(
        `INSERT INTO consents (chat_id, version, given, at) VALUES ($1, '1', true, $2::timestamptz - interval '9 years'), ($1, '2', false, $2)`,
        [await makeChat(db), at],
      ),
    count: 'SELECT FROM consents WHERE given',
  },
  requests: {
    make: async (db, at) =>
      db.pool.query(`INSERT INTO requests (kind, status, created_at, closed_at) VALUES ('check', 'closed', $1, $1)`, [
        at,
      ]),
    count: 'SELECT FROM requests',
  },
  cases: {
    make: async (db, at) =>
      db.pool.query(
        `WITH made AS (
           INSERT INTO cases (report_number, code_index, kind, status, since, created_at, closed_at)
           VALUES ($1, '\\x00', 'death', 'answered', '2020-01-01', $2, $2) RETURNING id), papers AS (
           INSERT INTO case_papers (case_id, code, at) SELECT id, 'npwp', $2 FROM made)
         INSERT INTO case_events (case_id, at, on_day, what, actor) SELECT id, $2, '2020-01-01', 'answered', 'test' FROM made`,
        [`LP${at.getTime()}`, at],
      ),
    count: 'SELECT FROM cases FULL JOIN case_events ON case_id = cases.id',
  },
  scholarships: {
    make: async (db, at) =>
      db.pool.query(
        `INSERT INTO cases (claim_number, code_index, kind, claim, status, since, created_at, closed_at)
         VALUES ($1, '\\x00', 'death', 'scholarship', 'paid', '2020-01-01', $2, $2)`,
        [`KL${at.getTime()}`, at],
      ),
    count: 'SELECT FROM cases',
  },
  announcements: {
    make: async (db, at) =>
      db.pool.query(
        `INSERT INTO announcements (text, "to", starts_at, created_at, created_by, left_out) VALUES ('Uji', '', $1, $1, 'uji', '{}')`,
        [at],
      ),
    count: 'SELECT FROM announcements',
  },
  nikLinks: {
    make: async (db, at) =>
      db.pool.query(
        'INSERT INTO nik_links (token_index, chat_id, created_at, expires_at) VALUES (sha256($1::text::bytea), $2, $3, $3)',
        [at.toISOString(), await makeChat(db), at],
      ),
    count: 'SELECT FROM nik_links',
  },
  limits: {
    make: async (db, at) =>
      db.pool.query(`INSERT INTO rate_limits VALUES ($1, 1, $2)`, [String(at.getTime()), at.getTime()]),
    count: 'SELECT FROM rate_limits',
  },
};

const lines = Object.keys(retention) as Kept[];

describe('what the nightly job forgets', () => {
  it.each(lines)('%s: all is there on the last day, and gone on the next', async (kind) => {
    const db = await freshDatabase();
    const { make, count } = examples[kind];
    const left = async () => (await db.pool.query(count)).rowCount;
    await make(db, first);
    await make(db, last);
    const keep = retention[kind];
    const lastDay = 'days' in keep ? addDays(day, keep.days) : addMonths(day, 12 * keep.years);
    await purge(db, new Date(instantOf(addDays(lastDay, 1)).getTime() - 1));
    expect(await left()).toBe(2);
    const gone = await purge(db, instantOf(addDays(lastDay, 1)));
    expect([await left(), gone[kind]]).toEqual([0, 2]);
  });

  it('leaves alone what has not ended, however old it is', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    await db.pool.query(`UPDATE chats SET place = '{}', created_at = $1, last_inbound_at = $1`, [first]);
    await db.pool.query(`INSERT INTO consents (chat_id, version, given, at) VALUES ($1, '1', true, $2)`, [chat, first]);
    await db.pool.query(`INSERT INTO requests (kind, created_at) VALUES ('check', $1)`, [first]);
    await db.pool.query(
      `INSERT INTO reminders (chat_id, kind, due_on, created_at) VALUES ($1, 'claim', '2099-01-01', $2)`,
      [chat, first],
    );
    await db.pool.query(`INSERT INTO rate_limits VALUES ('endless', 1, NULL)`);
    await db.pool.query('UPDATE chats SET last_inbound_at = $1', [new Date('2049-12-01T00:00:00Z')]);
    const gone = await purge(db, new Date('2050-01-01T00:00:00Z'));
    expect(Object.values(gone).every((count) => count === 0)).toBe(true);
  });

  it('keeps the words of a row that is still to be sent, and the key of all', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    await write(db, chat, { at: first, expiresAt: new Date('2027-01-01T00:00:00Z') });
    await write(db, chat, { at: first, expiresAt: later(first, 1) });
    expect((await purge(db, new Date('2026-12-02T00:00:00Z'))).outgoingValues).toBe(1);
    expect((await db.pool.query('SELECT key, body IS NULL AS bare FROM outgoing ORDER BY id')).rows).toEqual([
      { key: 'reminder.due', bare: false },
      { key: 'reminder.due', bare: true },
    ]);
  });

  it('goes on until all is done when there is more than one statement takes', async () => {
    const db = await freshDatabase();
    await db.pool.query(`INSERT INTO rate_limits SELECT n::text, 1, 0 FROM generate_series(1, 12001) n`);
    expect((await purge(db, first)).limits).toBe(12_001);
    expect((await db.pool.query('SELECT FROM rate_limits')).rowCount).toBe(0);
  });
});
