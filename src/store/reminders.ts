import type pg from 'pg';
import { type Day, dayOf } from '../domain/day.ts';
import { type Hours, isWithin } from '../domain/notice-hours.ts';
import { uselessFrom } from '../domain/reminders.ts';
import type { Acting } from './acting.ts';
import { OWN_CLOCK } from './chats.ts';
import { type Database, type Queryable, transaction } from './database.ts';
import { insertOutgoing, type NewOutgoing } from './outgoing.ts';

/** A reminder that is still to come, or whose hour has not. */
export type Pending = { id: number; on: Day };

/** How many rows one transaction takes, so that no lock is held for long. */
const BATCH = 500;

type Due = { id: number; chat_id: number; on: Day };

/** Adds a reminder for a day, as a part of a turn; `kind` says what it is about. */
export function addReminder(kind: string, on: Day, { part, value, chat, now }: Acting): void {
  const values = [chat, value(kind, 'text'), value(on, 'date'), now];
  part('reminded', `INSERT INTO reminders (chat_id, kind, due_on, created_at) VALUES (${values})`);
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

/** The reminders of a chat that have not gone out, soonest first. */
export async function pendingReminders(db: Queryable, chatId: number): Promise<Pending[]> {
  const { rows } = await db.query<Pending>(
    `SELECT id, due_on::text AS on FROM reminders WHERE chat_id = $1 AND status = 'pending' ORDER BY due_on, id`,
    [chatId],
  );
  return rows;
}

/**
 * Turns every reminder that is due into an outgoing row, each exactly once whoever else does the same at that moment:
 * the reminder is locked and marked in the transaction that writes the row, and the row's subject is unique.
 * Outside the hours, or for a chat that has withdrawn consent or stopped notices, nothing is written and the reminder
 * waits. One that was missed for longer than it is useful is written too: the ledger then says `expired`, not silence.
 * With a `chatId` only that chat is looked at, else all but those with a clock of their own. Returns the ids of the new rows.
 */
export async function writeDue(db: Database, now: Date, hours: Hours, chatId?: number): Promise<number[]> {
  if (!isWithin(hours, now)) return [];
  const written: number[] = [];
  for (let taken = BATCH; taken === BATCH; ) {
    const batch = await transaction(db.pool, (client) => writeBatch(client, db, now, chatId));
    written.push(...batch.written);
    taken = batch.taken;
  }
  return written;
}

async function writeBatch(
  client: pg.ClientBase,
  db: Database,
  now: Date,
  chatId: number | undefined,
): Promise<{ taken: number; written: number[] }> {
  const { rows } = await client.query<Due>(
    `WITH due AS (
       SELECT r.id FROM reminders r JOIN chats c ON c.id = r.chat_id
       WHERE r.status = 'pending' AND r.due_on <= $1 AND c.consent_version IS NOT NULL AND c.stopped_at IS NULL
         AND CASE WHEN $3::int IS NULL THEN c.channel <> '${OWN_CLOCK}' ELSE r.chat_id = $3 END
       ORDER BY r.due_on, r.id LIMIT $2 FOR UPDATE OF r SKIP LOCKED)
     UPDATE reminders r SET status = 'sent' FROM due WHERE r.id = due.id
     RETURNING r.id, r.chat_id, r.due_on::text AS on`,
    [dayOf(now), BATCH, chatId ?? null],
  );
  return { taken: rows.length, written: await insertOutgoing(client, db.vault, rows.map(asNotice(now))) };
}

const asNotice =
  (now: Date) =>
  ({ id, chat_id, on }: Due): NewOutgoing => ({
    chatId: chat_id,
    inboundId: null,
    kind: 'reminder',
    about: ['own_date'],
    announcementId: null,
    dueAt: now,
    subject: `reminder:${id}`,
    say: { key: on < dayOf(now) ? 'reminder.late' : 'reminder.due', values: { on } },
    createdAt: now,
    expiresAt: uselessFrom(on),
  });
