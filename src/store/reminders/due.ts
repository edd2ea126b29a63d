import type pg from 'pg';
import { type Day, dayOf } from '../../domain/day.ts';
import { isUrgent, lastUseless, type ReminderKind, reminderKinds } from '../../domain/reminders.ts';
import type { Queryable } from '../database.ts';
import { inScope, type Scope } from './scope.ts';

/**
 * A reminder whose day has come, locked. `wanted` is false where the chat has stopped its kind, `digested` true where the chat's
 * message of the day is written, `elsewhere` where another chat of the same person has the same reminder and carries it.
 */
export type Due = {
  id: number;
  chatId: number;
  kind: ReminderKind;
  subject: string;
  on: Day;
  wanted: boolean;
  digested: boolean;
  elsewhere: boolean;
};

/** The one message of a chat's day; its subject is unique, so that it cannot be written twice. */
export const digestOf = (chatId: number | string, today: Day): string => `digest:${chatId}:${today}`;

const DIGESTED = `EXISTS (SELECT FROM outgoing o WHERE o.subject = 'digest:' || c.id || ':' || $1)`;

// A chat that the platform has closed, or that does not agree (any more), waits: it may come back while this is useful.
const chats = `
  SELECT c.id FROM chats c
  WHERE c.id > $2 AND c.consent_version IS NOT NULL AND (c.stopped_at IS NULL OR c.stopped_why = 'asked')
    AND ${inScope('c', '$3')} AND EXISTS (
      SELECT FROM reminders r WHERE r.chat_id = c.id AND r.status = 'pending' AND r.due_on <= $1::date
        AND (r.kind = ANY($4) OR NOT ${DIGESTED}))
  ORDER BY c.id LIMIT $5 FOR NO KEY UPDATE SKIP LOCKED`;

const urgent = reminderKinds.filter(isUrgent);

/** Takes chats that have something due, in the order of their ids from `after` on: no other clock has them until the transaction ends. */
export async function takeChats(
  client: Queryable,
  { today, after, chatId, limit }: { today: Day; after: number; chatId: number | undefined; limit: number },
): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(chats, [today, after, chatId ?? null, urgent, limit]);
  return rows.map(({ id }) => id);
}

/** The same reminder in another chat of the phone of a reminder `r`: it went out there, or will, because notices of that phone go there. */
const ELSEWHERE = `EXISTS (
  SELECT FROM identities mine
    JOIN identities theirs ON theirs.kind = 'phone' AND theirs.value_index = mine.value_index AND theirs.chat_id <> mine.chat_id
    JOIN reminders o ON o.chat_id = theirs.chat_id AND o.kind = r.kind AND o.subject = r.subject AND o.due_on = r.due_on
    JOIN chats h ON h.id = o.chat_id
  WHERE mine.chat_id = r.chat_id AND mine.kind = 'phone' AND (o.status = 'sent'
    OR (o.status = 'pending' AND o.kind <> ALL(h.stopped_kinds) AND h.id = notice_chat(r.chat_id))))`;

const due = `
  SELECT r.id, r.chat_id AS "chatId", r.kind, r.subject, r.due_on::text AS on,
    c.stopped_at IS NULL AND NOT r.kind = ANY(c.stopped_kinds) AS wanted, ${DIGESTED} AS digested,
    ${ELSEWHERE} AS elsewhere
  FROM reminders r JOIN chats c ON c.id = r.chat_id
  WHERE r.chat_id = ANY($2) AND r.status = 'pending' AND r.due_on <= $1::date AND r.kind = ANY($3)
  ORDER BY r.chat_id, r.due_on, r.id FOR UPDATE OF r SKIP LOCKED`;

/** Takes what is due in chats that were taken. */
export async function takeDue(client: Queryable, chatIds: number[], today: Day): Promise<Due[]> {
  return (await client.query<Due>(due, [today, chatIds, reminderKinds])).rows;
}

/** What becomes of reminders; `subject` is that of the row they go out in. */
export type Settled = { id: number; status: 'sent' | 'stopped' | 'cancelled'; subject: string | null };

/** Writes down what has become of them, with the rows they go out in. */
export async function settleDue(client: Queryable, settled: Settled[]): Promise<void> {
  if (settled.length === 0) return;
  await client.query(
    `UPDATE reminders r SET status = s.status, outgoing_id = o.id
     FROM unnest($1::int[], $2::text[], $3::text[]) AS s (id, status, subject) LEFT JOIN outgoing o ON o.subject = s.subject
     WHERE r.id = s.id`,
    [settled.map(({ id }) => id), settled.map(({ status }) => status), settled.map(({ subject }) => subject)],
  );
}

/** Reminders that have waited for longer than they are useful become `expired`, whatever they waited for. */
export async function expireReminders(pool: Pick<pg.Pool, 'query'>, { now, chatId }: Scope): Promise<void> {
  const useless = reminderKinds.map((kind) => lastUseless(kind, dayOf(now)));
  // Said beside what it follows from, so that the index on the day is used and a million reminders to come are not read.
  const latest = [...useless].sort().at(-1);
  await pool.query(
    `UPDATE reminders SET status = 'expired' WHERE id IN (
       SELECT r.id FROM reminders r JOIN chats c ON c.id = r.chat_id
       JOIN unnest($1::text[], $2::date[]) AS useless (kind, until) ON useless.kind = r.kind AND r.due_on <= useless.until
       WHERE r.status = 'pending' AND r.due_on <= $4 AND ${inScope('c', '$3')} FOR UPDATE OF r SKIP LOCKED)`,
    [reminderKinds, useless, chatId ?? null, latest],
  );
}
