import { describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../src/domain/day.ts';
import { begin } from '../../src/store/acting.ts';
import type { Database } from '../../src/store/database.ts';
import { cancelReminder, pendingReminders, addReminder as remind } from '../../src/store/reminders.ts';
import { freshDatabase } from '../support/database.ts';
import { addReminder, makeChat, morning } from '../support/ledger.ts';
import { reminders } from '../support/subjects.ts';

const today = dayOf(morning);
const tomorrow = addDays(today, 1);

async function turn(db: Database, chat: number, work: (acting: ReturnType<typeof begin>) => void): Promise<void> {
  const acting = begin(db.vault, chat, morning);
  work(acting);
  await acting.ask(db.pool, `SELECT ${acting.now}`);
}

const cancel = (db: Database, chat: number, id: number) => turn(db, chat, (acting) => cancelReminder(id, acting));

describe('the reminders of a chat', () => {
  it('are listed soonest first, without those that were cancelled or that a rule has planned', async () => {
    const db = await freshDatabase();
    const [mine, other] = [await makeChat(db), await makeChat(db)];
    const second = await addReminder(db, mine, addDays(today, 9));
    const first = await addReminder(db, mine, tomorrow);
    const third = await addReminder(db, mine, addDays(today, 8));
    await addReminder(db, other, tomorrow);
    await db.pool.query(
      `INSERT INTO reminders (chat_id, kind, subject, due_on, created_at) VALUES ($1, 'arrears', 'cover:1', $2, $3)`,
      [mine, tomorrow, morning],
    );
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
    await db.pool.query(`UPDATE reminders SET status = 'sent' WHERE id = $1`, [sent]);
    await cancel(db, other, id);
    expect(await pendingReminders(db.pool, mine)).toEqual([{ id, on: tomorrow }]);
    await cancel(db, mine, id);
    await cancel(db, mine, sent);
    expect(await reminders(db)).toEqual([`${mine} own_date ${today} sent`, `${mine} own_date ${tomorrow} cancelled`]);
  });

  it('may be asked for again when they were cancelled, and stand once', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    const again = () => turn(db, chat, (acting) => remind(tomorrow, acting));
    await again();
    const id = (await pendingReminders(db.pool, chat))[0]!.id;
    await again();
    await cancel(db, chat, id);
    expect(await pendingReminders(db.pool, chat)).toEqual([]);
    await again();
    expect(await pendingReminders(db.pool, chat)).toEqual([{ id, on: tomorrow }]);
  });
});
