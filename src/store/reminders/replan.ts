import { dayOf } from '../../domain/day.ts';
import type { Planned } from '../../domain/reminders.ts';
import type { Queryable } from '../database.ts';
import { inScope, type Scope } from './scope.ts';

/**
 * A subject (`case:12`, `cover:7`), whom it is told, and what is planned. Days gone by are planned too, as far back as a
 * reminder is useful: what waits since then goes on waiting.
 */
export type Wanted = { subject: string; chats: number[]; planned: Planned[] };

type Row = { chat: number; kind: string; subject: string; on: string };

const rowsOf = ({ subject, chats, planned }: Wanted): Row[] =>
  chats.flatMap((chat) => planned.map(({ kind, on }) => ({ chat, kind, subject, on })));

/** Whether a reminder `r` is still wanted. */
const WANTED = `EXISTS (SELECT FROM wanted w
  WHERE w.chat_id = r.chat_id AND w.kind = r.kind AND w.subject = r.subject AND w.due_on = r.due_on)`;

/**
 * What is no longer wanted is cancelled. A message that has it in it and is not out yet is held back, and what else is in that
 * message waits for the next one. What is missing is added, what was cancelled comes back; what was sent or stopped stays so.
 */
const sql = `
  WITH wanted AS (
    SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $4::date[]) AS w (chat_id, kind, subject, due_on)),
  gone AS (
    UPDATE reminders r SET status = 'cancelled' FROM chats h
    WHERE r.subject = ANY($5) AND r.status = 'pending' AND h.id = r.chat_id AND ${inScope('h', '$8')} AND NOT ${WANTED}),
  held AS (
    UPDATE outgoing o SET status = 'suppressed', why = 'settled' FROM reminders r JOIN chats h ON h.id = r.chat_id
    WHERE r.subject = ANY($5) AND r.status = 'sent' AND o.id = r.outgoing_id AND o.status = 'queued'
      AND ${inScope('h', '$8')} AND NOT ${WANTED} RETURNING o.id),
  back AS (
    UPDATE reminders r SET outgoing_id = NULL,
      status = CASE WHEN r.subject = ANY($5) AND NOT ${WANTED} THEN 'cancelled' ELSE 'pending' END
    WHERE r.outgoing_id IN (SELECT id FROM held))
  INSERT INTO reminders (chat_id, kind, subject, due_on, created_at)
  SELECT w.chat_id, w.kind, w.subject, w.due_on, $6 FROM wanted w
  WHERE w.due_on >= $7 AND NOT EXISTS (SELECT FROM reminders r WHERE r.chat_id = w.chat_id AND r.kind = w.kind
    AND r.subject = w.subject AND r.due_on = w.due_on AND r.status <> 'cancelled')
  ORDER BY w.chat_id, w.kind, w.subject, w.due_on
  ON CONFLICT (chat_id, kind, subject, due_on) DO UPDATE SET status = 'pending' WHERE reminders.status = 'cancelled'`;

/** Whoever is just writing a message of what waits is waited for: else it would go out although its subject is settled. */
const HOLD = `SELECT FROM reminders WHERE subject = ANY($1) AND status = 'pending' ORDER BY id FOR NO KEY UPDATE`;

/** Brings the reminders of these subjects in line with what is planned for them. Doing it again changes nothing. */
export async function replanAll(client: Queryable, wanted: Wanted[], { now, chatId }: Scope): Promise<void> {
  if (wanted.length === 0) return;
  const rows = wanted.flatMap(rowsOf);
  const column = (of: (row: Row) => string | number) => rows.map(of);
  const subjects = wanted.map(({ subject }) => subject);
  const held = client.query(HOLD, [subjects]);
  const planned = client.query(sql, [
    column(({ chat }) => chat),
    column(({ kind }) => kind),
    column(({ subject }) => subject),
    column(({ on }) => on),
    subjects,
    now,
    dayOf(now),
    chatId ?? null,
  ]);
  await Promise.all([held, planned]);
}
