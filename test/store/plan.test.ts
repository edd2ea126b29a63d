import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { importRoll } from '../../src/files/import-roll.ts';
import { knownPeople } from '../../src/files/known-people.ts';
import { writeRoll } from '../../src/files/write-roll.ts';
import { transaction } from '../../src/store/database.ts';
import { planCaseReminders, planChatReminders, planReminders } from '../../src/store/plan.ts';
import { freshDatabase } from '../support/database.ts';
import { later, locksAwaited, makeChat, morning } from '../support/ledger.ts';
import { bindTo, followCase, makeCase, makeCover, makePerson, reminders } from '../support/subjects.ts';

const DAY = 86_400_000;
const today = dayOf(morning);

describe('the planner', () => {
  it('writes a row for each day of the rule and each chat that is told: followers, and who speaks for the worker', async () => {
    const db = await freshDatabase();
    const person = await makePerson(db);
    const [follower, bound, other, ended] = [
      await makeChat(db),
      await makeChat(db),
      await makeChat(db),
      await makeChat(db),
    ];
    await bindTo(db, bound, person);
    await bindTo(db, ended, person, { ended: true });
    await bindTo(db, other, await makePerson(db));
    await followCase(db, follower, await makeCase(db, { person }));
    await planReminders(db, morning);
    const told = await reminders(db);
    for (const chat of [follower, bound])
      expect(told.filter((line) => line.startsWith(`${chat} `)).slice(0, 4)).toEqual([
        `${chat} missing_papers 2026-11-26 pending`,
        `${chat} missing_papers 2026-11-30 pending`,
        `${chat} missing_papers 2026-12-07 pending`,
        `${chat} missing_papers 2027-01-07 pending`,
      ]);
    expect(told.filter((line) => line.startsWith(`${other} `) || line.startsWith(`${ended} `))).toEqual([]);
  });

  it('plans covers only for the living, for who agrees, and for whom somebody speaks', async () => {
    const db = await freshDatabase();
    const [alive, dead, alone] = [
      await makePerson(db),
      await makePerson(db, { diedOn: '2026-11-20' }),
      await makePerson(db),
    ];
    const [mine, his, silent] = [await makeChat(db), await makeChat(db), await makeChat(db, { consent: false })];
    await bindTo(db, mine, alive);
    await bindTo(db, silent, alive);
    await bindTo(db, his, dead);
    for (const person of [alive, dead, alone]) await makeCover(db, person);
    await planReminders(db, morning);
    expect(await reminders(db)).toEqual([
      `${mine} cover_ends 2026-12-01 pending`,
      `${mine} cover_ends 2026-12-24 pending`,
      `${mine} cover_ends 2026-12-30 pending`,
    ]);
  });

  it('changes nothing when it is asked again, by two at once, or the next night', async () => {
    const db = await freshDatabase();
    const [chat, person] = [await makeChat(db), await makePerson(db)];
    await bindTo(db, chat, person);
    await makeCover(db, person, { paidThrough: '2026-10-31' });
    for (let count = 0; count < 3; count += 1) await followCase(db, chat, await makeCase(db));
    await Promise.all([planReminders(db, morning), planReminders(db, morning), planReminders(db, morning)]);
    const rows = async () => (await db.pool.query('SELECT id, status, due_on FROM reminders ORDER BY id')).rows;
    const planned = await rows();
    expect(planned.length).toBeGreaterThan(30);
    await planReminders(db, morning);
    expect(await rows()).toEqual(planned);
    await planReminders(db, later(morning, DAY));
    expect(await rows()).toEqual(planned);
  });

  it('leaves none of what a claim asked for in its old state, and takes back what it asks for again', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    const id = await makeCase(db);
    await followCase(db, chat, id);
    const move = (status: string, since: string) =>
      transaction(db.pool, async (client) => {
        await client.query('UPDATE cases SET status = $2, since = $3 WHERE id = $1', [id, status, since]);
        await planCaseReminders(client, [id], morning);
      });
    await move('incomplete', today);
    const before = await reminders(db);
    await move('verifying', today);
    const pending = (await reminders(db)).filter((line) => line.endsWith('pending'));
    expect(new Set(pending.map((line) => line.split(' ')[1]))).toEqual(new Set(['stage_overdue']));
    await move('incomplete', today);
    expect((await reminders(db)).filter((line) => line.endsWith('pending'))).toEqual(before);
    await move('paid', today);
    expect((await reminders(db)).filter((line) => line.endsWith('pending'))).toEqual([]);
  });

  it('holds back what is being written at that moment about a claim that it finds settled', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    const id = await makeCase(db);
    await followCase(db, chat, id);
    await db.pool.query(
      `INSERT INTO reminders (chat_id, kind, subject, due_on, created_at) VALUES ($1, 'missing_papers', $2, $3, $4)`,
      [chat, `case:${id}`, today, morning],
    );
    const clock = await db.pool.connect();
    await clock.query('BEGIN');
    await clock.query('SELECT FROM reminders WHERE chat_id = $1 FOR UPDATE', [chat]);
    await db.pool.query(`UPDATE cases SET status = 'paid' WHERE id = $1`, [id]);
    const planned = transaction(db.pool, (client) => planCaseReminders(client, [id], morning));
    await locksAwaited(db);
    await clock.query(
      `WITH o AS (INSERT INTO outgoing (chat_id, kind, key, created_at, due_at, expires_at) VALUES ($1, 'reminder', 'uji', $2, $2, $3) RETURNING id)
       UPDATE reminders SET status = 'sent', outgoing_id = o.id FROM o`,
      [chat, morning, later(morning, DAY)],
    );
    await clock.query('COMMIT');
    clock.release();
    await planned;
    expect((await db.pool.query('SELECT status, why FROM outgoing')).rows).toEqual([
      { status: 'suppressed', why: 'settled' },
    ]);
  });

  it('obeys by the next morning what has changed without anybody planning it', async () => {
    const db = await freshDatabase();
    const [chat, person] = [await makeChat(db), await makePerson(db)];
    const binding = await bindTo(db, chat, person);
    const cover = await makeCover(db, person);
    const id = await makeCase(db);
    await followCase(db, chat, id);
    await planReminders(db, morning);
    await db.pool.query(`UPDATE cover_periods SET ends_on = '2027-01-31' WHERE id = $1`, [cover]);
    await db.pool.query(`UPDATE cases SET status = 'paid' WHERE id = $1`, [id]);
    await planReminders(db, morning);
    const pending = async () => (await reminders(db)).filter((line) => line.endsWith('pending'));
    expect(await pending()).toEqual([
      `${chat} cover_ends 2027-01-01 pending`,
      `${chat} cover_ends 2027-01-24 pending`,
      `${chat} cover_ends 2027-01-30 pending`,
    ]);
    await db.pool.query('UPDATE bindings SET ended_at = $2 WHERE id = $1', [binding, morning]);
    await planReminders(db, morning);
    expect(await pending()).toEqual([]);
  });

  it('cancels what a rule no longer asks for, whatever rule that was', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    const id = await makeCase(db);
    await followCase(db, chat, id);
    await db.pool.query(
      `INSERT INTO reminders (chat_id, kind, subject, due_on, created_at) VALUES ($1, 'missing_papers', $2, '2026-11-25', $3)`,
      [chat, `case:${id}`, morning],
    );
    await planReminders(db, morning);
    expect((await reminders(db))[0]).toBe(`${chat} missing_papers 2026-11-25 cancelled`);
  });

  it.each(['sent', 'stopped', 'expired'])(
    'never touches what is %s, and keeps what has waited since before today',
    async (status) => {
      const db = await freshDatabase();
      const chat = await makeChat(db);
      const id = await makeCase(db, { since: '2026-11-19' });
      await followCase(db, chat, id);
      await planReminders(db, later(morning, -2 * DAY));
      await db.pool.query(`UPDATE reminders SET status = $1 WHERE due_on = '2026-11-26'`, [status]);
      await planReminders(db, morning);
      expect((await reminders(db)).slice(0, 3)).toEqual([
        `${chat} missing_papers 2026-11-22 pending`,
        `${chat} missing_papers 2026-11-26 ${status}`,
        `${chat} missing_papers 2026-12-03 pending`,
      ]);
    },
  );

  it('leaves chats with a clock of their own alone, and plans for one of them by its clock', async () => {
    const db = await freshDatabase();
    const [replay, chat] = [await makeChat(db, { channel: 'script' }), await makeChat(db)];
    const id = await makeCase(db, { since: '2030-01-01' });
    for (const one of [replay, chat]) await followCase(db, one, id);
    await planReminders(db, morning);
    await planChatReminders(db, replay, new Date('2030-01-01T02:00:00Z'));
    const told = await reminders(db);
    expect(told[0]).toBe(`${replay} missing_papers 2030-01-04 pending`);
    expect(told.filter((line) => line.startsWith(`${chat} `))).toEqual([]);
    await planReminders(db, morning);
    expect(await reminders(db)).toEqual(told);
  });

  it('plans anew after an import', async () => {
    const db = await freshDatabase();
    const enrol = () =>
      importRoll(db, writeRoll(knownPeople(today)), { asOf: today, now: morning, onProblem: () => {} });
    await enrol();
    const { rows } = await db.pool.query(`SELECT id FROM participants WHERE name = 'Siti Uji'`);
    const chat = await makeChat(db);
    await bindTo(db, chat, rows[0].id);
    await enrol();
    expect((await reminders(db)).filter((line) => line.includes('cover_ends'))).toEqual([
      `${chat} cover_ends 2026-12-01 pending`,
      `${chat} cover_ends 2026-12-24 pending`,
      `${chat} cover_ends 2026-12-30 pending`,
    ]);
  });

  it('goes over all of many cases, batch by batch', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    await db.pool.query(
      `INSERT INTO cases (claim_number, code_index, kind, claim, status, since, created_at)
       SELECT 'KL' || n, '\\x00', 'death', 'jkm', 'incomplete', $1, $2 FROM generate_series(1, 1201) AS n`,
      [today, morning],
    );
    await db.pool.query('INSERT INTO case_followers SELECT id, $1, $2 FROM cases', [chat, morning]);
    await planReminders(db, morning);
    const { rows } = await db.pool.query(`SELECT count(DISTINCT subject)::int AS count FROM reminders`);
    expect(rows).toEqual([{ count: 1201 }]);
  });

  it('works a batch anew that PostgreSQL ended, because it and another waited for each other', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    const [first, second] = [await makeCase(db), await makeCase(db)];
    for (const id of [first, second]) await followCase(db, chat, id);
    const other = new pg.Client(db.url);
    await other.connect();
    onTestFinished(() => other.end());
    const hold = (id: number) => other.query('SELECT FROM cases WHERE id = $1 FOR UPDATE', [id]);
    // So that it is the planner that is ended.
    await other.query(`SET deadlock_timeout = '1min'`);
    await other.query('BEGIN');
    await hold(second);
    const planned = planReminders(db, morning);
    await locksAwaited(db);
    await hold(first);
    await other.query('COMMIT');
    await planned;
    const { rows } = await db.pool.query('SELECT DISTINCT subject FROM reminders ORDER BY subject');
    expect(rows).toEqual([first, second].map((id) => ({ subject: `case:${id}` })));
  });
});
