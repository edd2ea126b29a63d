import { describe, expect, it } from 'vitest';
import { addDays, type Day, dayOf } from '../../src/domain/day.ts';
import { usualHours } from '../../src/domain/notice-hours.ts';
import { writeDue } from '../../src/jobs/remind.ts';
import { openBody } from '../../src/store/outgoing.ts';
import { planReminders } from '../../src/store/plan.ts';
import { freshDatabase } from '../support/database.ts';
import { addReminder, later, makeChat, morning } from '../support/ledger.ts';
import { bindTo, followCase, makeCase, makeCover, makePerson, reminders } from '../support/subjects.ts';

const today = dayOf(morning);
const DAY = 86_400_000;
const at = (clock: string, on: Day = today): Date => new Date(`${on}T${clock}:00+07:00`);

describe('reminders that are due', () => {
  it('become one row of the ledger a chat and day, and know it', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    await addReminder(db, chat, today);
    await addReminder(db, chat, addDays(today, -1));
    const ids = await writeDue(db, morning, usualHours);
    const { rows } = await db.pool.query('SELECT * FROM outgoing');
    expect(rows).toMatchObject([
      {
        id: ids[0],
        chat_id: chat,
        kind: 'reminder',
        about: ['own_date'],
        subject: `digest:${chat}:${today}`,
        status: 'queued',
        expires_at: new Date('2026-11-29T17:00:00Z'),
      },
    ]);
    expect(openBody(db.vault, rows[0].key, rows[0].body)).toEqual({
      key: 'reminder.head',
      more: [
        { key: 'reminder.late', values: { on: addDays(today, -1) } },
        { key: 'reminder.due', values: { on: today } },
        { key: 'reminder.foot' },
      ],
    });
    const known = await db.pool.query('SELECT status, outgoing_id FROM reminders');
    expect(known.rows).toEqual([
      { status: 'sent', outgoing_id: ids[0] },
      { status: 'sent', outgoing_id: ids[0] },
    ]);
    expect(await writeDue(db, later(morning, 60_000), usualHours)).toEqual([]);
  });

  it('that fall due later on the same day wait for the next day’s message', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    await addReminder(db, chat, today);
    expect(await writeDue(db, at('08:00'), usualHours)).toHaveLength(1);
    await addReminder(db, chat, addDays(today, -1));
    expect(await writeDue(db, at('14:00'), usualHours)).toEqual([]);
    const [row] = await writeDue(db, at('08:00', addDays(today, 1)), usualHours);
    const { rows } = await db.pool.query('SELECT subject FROM outgoing WHERE id = $1', [row]);
    expect(rows).toEqual([{ subject: `digest:${chat}:${addDays(today, 1)}` }]);
  });

  it('are written within the hours, on their day or after it, and at no other time', async () => {
    const db = await freshDatabase();
    const chats: number[] = [];
    for (const ahead of [-2, 0, 1]) {
      const chat = await makeChat(db);
      await addReminder(db, chat, addDays(today, ahead));
      if (ahead <= 0) chats.push(chat);
    }
    for (const clock of ['00:00', '07:59', '20:00', '23:59'])
      expect(await writeDue(db, at(clock), usualHours)).toEqual([]);
    await writeDue(db, at('08:00'), usualHours);
    const { rows } = await db.pool.query('SELECT chat_id FROM outgoing ORDER BY chat_id');
    expect(rows.map(({ chat_id }) => chat_id)).toEqual(chats);
  });

  it('wait while the Friday prayer lasts', async () => {
    const db = await freshDatabase();
    const friday = '2026-11-27' as Day;
    await addReminder(db, await makeChat(db), friday);
    expect(await writeDue(db, at('11:30', friday), usualHours)).toEqual([]);
    expect(await writeDue(db, at('12:59', friday), usualHours)).toEqual([]);
    expect(await writeDue(db, at('13:00', friday), usualHours)).toHaveLength(1);
  });

  it('that cannot wait are rows of their own, at once, beside the message of the day', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    await addReminder(db, chat, today);
    await writeDue(db, at('08:00'), usualHours);
    const id = await makeCase(db, { kind: 'accident', claim: null, status: 'reported', eventOn: today });
    await followCase(db, chat, id);
    const tomorrow = addDays(today, 1);
    await planReminders(db, at('03:10', tomorrow));
    await addReminder(db, chat, tomorrow);
    await writeDue(db, at('08:00', tomorrow), usualHours);
    const { rows } = await db.pool.query(
      `SELECT kind, about, subject FROM outgoing WHERE created_at > $1 ORDER BY kind`,
      [morning],
    );
    expect(rows).toEqual([
      { kind: 'notice', about: ['report_limit'], subject: `report_limit:case:${id}:${tomorrow}:${chat}` },
      { kind: 'reminder', about: ['own_date'], subject: `digest:${chat}:${tomorrow}` },
    ]);
  });

  it.each([
    ['that has not consented', { consent: false }, 'UPDATE chats SET consent_version = 1'],
    ['that its platform has closed', {}, 'UPDATE chats SET stopped_at = NULL, stopped_why = NULL'],
  ])('wait in a chat %s, as long as they are useful', async (_, made, open) => {
    const db = await freshDatabase();
    const [waiting, lost] = [await makeChat(db, made), await makeChat(db, made)];
    if (!('consent' in made))
      await db.pool.query(`UPDATE chats SET stopped_at = $1, stopped_why = 'blocked'`, [morning]);
    await addReminder(db, waiting, today);
    await addReminder(db, lost, addDays(today, -5));
    expect(await writeDue(db, morning, usualHours)).toEqual([]);
    expect(await writeDue(db, later(morning, 2 * DAY), usualHours)).toEqual([]);
    await db.pool.query(open);
    expect(await writeDue(db, later(morning, 2 * DAY), usualHours)).toHaveLength(1);
    expect(await reminders(db)).toEqual([
      `${waiting} own_date ${today} sent`,
      `${lost} own_date ${addDays(today, -5)} expired`,
    ]);
  });

  it('of a kind that the person has stopped are stopped, and the others go out', async () => {
    const db = await freshDatabase();
    const [some, none] = [await makeChat(db), await makeChat(db, { stopped: true })];
    await db.pool.query(`UPDATE chats SET stopped_kinds = '{own_date}' WHERE id = $1`, [some]);
    const id = await makeCase(db, { since: addDays(today, -3) });
    for (const chat of [some, none]) {
      await addReminder(db, chat, today);
      await followCase(db, chat, id);
    }
    await planReminders(db, at('03:10'));
    await writeDue(db, morning, usualHours);
    expect((await reminders(db)).filter((line) => line.includes(today))).toEqual([
      `${some} missing_papers ${today} sent`,
      `${some} own_date ${today} stopped`,
      `${none} missing_papers ${today} stopped`,
      `${none} own_date ${today} stopped`,
    ]);
    expect((await db.pool.query('SELECT chat_id, about FROM outgoing')).rows).toEqual([
      { chat_id: some, about: ['missing_papers'] },
    ]);
  });

  it('are not sent when their subject was settled meanwhile, or the chat may no longer be told', async () => {
    const db = await freshDatabase();
    const [paid, left, person] = [await makeChat(db), await makeChat(db), await makePerson(db)];
    const id = await makeCase(db, { since: addDays(today, -3) });
    await followCase(db, paid, id);
    const binding = await bindTo(db, left, person);
    await makeCover(db, person, { endsOn: addDays(today, 7) });
    await planReminders(db, at('03:10'));
    await db.pool.query(`UPDATE cases SET status = 'paid'`);
    await db.pool.query('UPDATE bindings SET ended_at = $2 WHERE id = $1', [binding, morning]);
    expect(await writeDue(db, morning, usualHours)).toEqual([]);
    expect((await reminders(db)).filter((line) => line.includes(today))).toEqual([
      `${paid} missing_papers ${today} cancelled`,
      `${left} cover_ends ${today} cancelled`,
    ]);
  });

  it('are held back from a message that is not out yet when their subject is settled; the rest waits for the next one', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    const id = await makeCase(db, { since: addDays(today, -3) });
    await followCase(db, chat, id);
    await addReminder(db, chat, today);
    await planReminders(db, at('03:10'));
    await writeDue(db, morning, usualHours);
    await db.pool.query(`UPDATE cases SET status = 'paid'`);
    await planReminders(db, later(morning, 60_000));
    expect((await db.pool.query('SELECT status, why FROM outgoing')).rows).toEqual([
      { status: 'suppressed', why: 'settled' },
    ]);
    expect((await reminders(db)).filter((line) => line.includes(today))).toEqual([
      `${chat} missing_papers ${today} cancelled`,
      `${chat} own_date ${today} pending`,
    ]);
    expect(await writeDue(db, later(morning, 120_000), usualHours)).toEqual([]);
    expect(await writeDue(db, later(morning, DAY), usualHours)).toHaveLength(1);
  });

  it('are written once by many clocks that strike together, and all of them', async () => {
    const db = await freshDatabase();
    await db.pool.query(
      `WITH made AS (INSERT INTO chats (channel, address, created_at, consent_version)
         SELECT 'web', n::text, $2, '1' FROM generate_series(1, 1201) AS n RETURNING id)
       INSERT INTO reminders (chat_id, kind, due_on, created_at)
       SELECT id, 'own_date', $1::date - day, $2 FROM made, generate_series(0, 1) AS day`,
      [today, morning],
    );
    const written = (await Promise.all(Array.from({ length: 4 }, () => writeDue(db, morning, usualHours)))).flat();
    // What one clock skips because another has it at that moment is there at the next strike.
    written.push(...(await writeDue(db, morning, usualHours)));
    expect(written).toHaveLength(1201);
    const { rows } = await db.pool.query(
      `SELECT count(DISTINCT o.chat_id)::int AS chats, count(*)::int AS told FROM outgoing o JOIN reminders r ON r.outgoing_id = o.id`,
    );
    expect(rows).toEqual([{ chats: 1201, told: 2402 }]);
  });

  it('stay pending when their rows cannot be written', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    await addReminder(db, chat, today);
    const broken = {
      ...db,
      vault: {
        ...db.vault,
        seal: () => {
          throw new Error('no key');
        },
      },
    };
    await expect(writeDue(broken, morning, usualHours)).rejects.toThrow('no key');
    expect(await reminders(db)).toEqual([`${chat} own_date ${today} pending`]);
  });
});
