import { describe, expect, it } from 'vitest';
import { addDays, type Day, dayOf } from '../../src/domain/day.ts';
import { usualHours } from '../../src/domain/notice-hours.ts';
import { isDue } from '../../src/domain/reminders.ts';
import { begin } from '../../src/store/acting.ts';
import type { Database } from '../../src/store/database.ts';
import { openBody } from '../../src/store/outgoing.ts';
import { cancelReminder, pendingReminders, writeDue } from '../../src/store/reminders.ts';
import { freshDatabase } from '../support/database.ts';
import { addReminder, later, makeChat, morning } from '../support/ledger.ts';

const today = dayOf(morning);
const tomorrow = addDays(today, 1);

async function cancel(db: Database, chat: number, id: number): Promise<void> {
  const acting = begin(db.vault, chat, morning);
  cancelReminder(id, acting);
  await acting.ask(db.pool, `SELECT ${acting.now}`);
}

describe('the reminders of a chat', () => {
  it('are listed soonest first, without those that went out or were cancelled', async () => {
    const db = await freshDatabase();
    const [mine, other] = [await makeChat(db), await makeChat(db)];
    const second = await addReminder(db, mine, addDays(today, 9));
    const first = await addReminder(db, mine, tomorrow);
    const third = await addReminder(db, mine, addDays(today, 9));
    await addReminder(db, other, tomorrow);
    await cancel(db, mine, third);
    expect(await pendingReminders(db.pool, mine)).toEqual([
      { id: first, on: tomorrow },
      { id: second, on: addDays(today, 9) },
    ]);
  });

  it('are cancelled by their own chat only, and never once they went out', async () => {
    const db = await freshDatabase();
    const [mine, other] = [await makeChat(db), await makeChat(db)];
    const [id, sent] = [await addReminder(db, mine, tomorrow), await addReminder(db, mine, today)];
    await writeDue(db, morning, usualHours);
    await cancel(db, other, id);
    expect(await pendingReminders(db.pool, mine)).toEqual([{ id, on: tomorrow }]);
    await cancel(db, mine, id);
    await cancel(db, mine, sent);
    const { rows } = await db.pool.query('SELECT id, status FROM reminders ORDER BY id');
    expect(rows).toEqual([
      { id, status: 'cancelled' },
      { id: sent, status: 'sent' },
    ]);
  });
});

describe('reminders that are due', () => {
  it('become rows of the ledger with their day, and are done with', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    const id = await addReminder(db, chat, today);
    const ids = await writeDue(db, morning, usualHours);
    const { rows } = await db.pool.query('SELECT * FROM outgoing');
    expect(rows).toMatchObject([
      {
        id: ids[0],
        chat_id: chat,
        kind: 'reminder',
        subject: `reminder:${id}`,
        status: 'queued',
        expires_at: new Date('2026-11-29T17:00:00Z'),
      },
    ]);
    expect(openBody(db.vault, rows[0].key, rows[0].body)).toEqual({ key: 'reminder.due', values: { on: today } });
    expect(await pendingReminders(db.pool, chat)).toEqual([]);
    expect(await writeDue(db, later(morning, 60_000), usualHours)).toEqual([]);
  });

  it('are written when the rule says so and at no other time', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    const days = [-2, -1, 0, 1].map((ahead) => addDays(today, ahead));
    for (let hour = 0; hour < 24; hour += 1) {
      const now = new Date(`${today}T${String(hour).padStart(2, '0')}:00:00+07:00`);
      await db.pool.query('DELETE FROM reminders; DELETE FROM outgoing');
      for (const on of days) await addReminder(db, chat, on);
      const expected = days.filter((on: Day) => isDue({ on }, now, usualHours));
      expect([hour, (await writeDue(db, now, usualHours)).length]).toEqual([hour, expected.length]);
    }
  });

  it.each([
    ['that has not consented', { consent: false }],
    ['that has stopped notices', { stopped: true }],
  ])('wait in a chat %s', async (_, chat) => {
    const db = await freshDatabase();
    const id = await makeChat(db, chat);
    await addReminder(db, id, today);
    expect(await writeDue(db, morning, usualHours)).toEqual([]);
    expect(await pendingReminders(db.pool, id)).toHaveLength(1);
    await db.pool.query(`UPDATE chats SET consent_version = '1', stopped_at = NULL, stopped_why = NULL`);
    expect(await writeDue(db, morning, usualHours)).toHaveLength(1);
  });

  it('are written once by many clocks that strike together, and all of them', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    await db.pool.query(
      `INSERT INTO reminders (chat_id, kind, due_on, created_at) SELECT $1, 'claim', $2, $3 FROM generate_series(1, 1201)`,
      [chat, today, morning],
    );
    const written = (await Promise.all(Array.from({ length: 4 }, () => writeDue(db, morning, usualHours)))).flat();
    expect(written).toHaveLength(1201);
    expect((await db.pool.query('SELECT DISTINCT subject FROM outgoing')).rowCount).toBe(1201);
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
    expect(await pendingReminders(db.pool, chat)).toHaveLength(1);
  });
});
