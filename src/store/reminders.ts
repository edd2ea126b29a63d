import type { Day } from '../domain/day.ts';
import type { Acting } from './acting.ts';
import type { Queryable } from './database.ts';

/** A reminder that is still to come, or whose hour has not. */
export type Pending = { id: number; on: Day };

/** Adds a reminder for a day of one's own, as a part of a turn. One that was cancelled comes back. */
export function addReminder(on: Day, { part, value, chat, now }: Acting): void {
  part(
    'reminded',
    `INSERT INTO reminders (chat_id, kind, due_on, created_at) VALUES (${[chat, `'own_date'`, value(on, 'date'), now]})
     ON CONFLICT (chat_id, kind, subject, due_on) DO UPDATE SET status = 'pending' WHERE reminders.status = 'cancelled'`,
  );
}

const CANCELLED = `UPDATE reminders SET status = 'cancelled' WHERE status = 'pending'`;

/** Cancels a pending reminder of this chat. One of another chat, or one that is sent, stays as it is. */
export function cancelReminder(id: number, { part, value, chat }: Acting): void {
  part('cancelled', `${CANCELLED} AND chat_id = ${chat} AND id = ${value(id, 'int')}`);
}

/** Cancels all of them. */
export function cancelAll({ part, chat }: Acting): void {
  part('cancelled', `${CANCELLED} AND chat_id = ${chat}`);
}

/** The days that a chat asked to be reminded on and that are still to come, soonest first. */
export async function pendingReminders(db: Queryable, chatId: number): Promise<Pending[]> {
  const { rows } = await db.query<Pending>(
    `SELECT id, due_on::text AS on FROM reminders WHERE chat_id = $1 AND kind = 'own_date' AND status = 'pending'
     ORDER BY due_on, id`,
    [chatId],
  );
  return rows;
}
