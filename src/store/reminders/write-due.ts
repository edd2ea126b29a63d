import type pg from 'pg';
import { type Day, dayOf } from '../../domain/day.ts';
import { type Hours, isWithin } from '../../domain/notice-hours.ts';
import { isUrgent, usefulUntil } from '../../domain/reminders.ts';
import type { Say } from '../../message.ts';
import { type Database, transaction } from '../database.ts';
import { insertOutgoing, type NewOutgoing } from '../outgoing.ts';
import { expireReminders, settleDue, takeChats, takeDue } from './due.ts';
import { type Found, settle, type Told, withSubjects } from './found.ts';
import type { Scope } from './scope.ts';

/** Puts into words what one chat is reminded of in one message. */
export type Words = (told: Told[], today: Day) => Say;

/** How many chats one transaction takes, so that no lock is held for long. */
const BATCH = 500;

function asRow(subject: string, told: Found[], words: Words, now: Date): NewOutgoing {
  const ends = told.map(({ kind, on }) => usefulUntil(kind, on).getTime());
  return {
    chatId: told[0]!.chatId,
    inboundId: null,
    kind: isUrgent(told[0]!.kind) ? 'notice' : 'reminder',
    about: [...new Set(told.map(({ kind }) => kind))],
    subject,
    announcementId: null,
    say: words(told, dayOf(now)),
    createdAt: now,
    dueAt: now,
    expiresAt: new Date(Math.max(...ends)),
  };
}

type Batch = Scope & { words: Words; after: number };

async function writeBatch(
  client: pg.ClientBase,
  { vault }: Database,
  { words, after, ...scope }: Batch,
): Promise<{ chats: number[]; written: number[] }> {
  const today = dayOf(scope.now);
  const chats = await takeChats(client, { today, after, chatId: scope.chatId, limit: BATCH });
  const due = await withSubjects(client, await takeDue(client, chats, today), scope);
  const settled = due.flatMap((one) => settle(one, today));
  const subjectById = new Map(settled.map(({ id, subject }) => [id, subject]));
  const rows = Map.groupBy(due, ({ id }) => subjectById.get(id) ?? null);
  rows.delete(null);
  const written = await insertOutgoing(
    client,
    vault,
    [...rows].map(([subject, told]) => asRow(subject!, told, words, scope.now)),
  );
  await settleDue(client, settled);
  return { chats, written };
}

/**
 * Turns every reminder that is due into rows of the ledger, each exactly once whoever else does the same at that moment: the
 * chat and its reminders are locked and marked in the transaction that writes the rows, and the rows' subjects are unique.
 * What cannot wait is a row of its own; the rest of a chat's day is one. Outside the hours nothing is written and all waits,
 * as it does in a chat that does not agree or that its platform has closed; what has waited too long is `expired`. What the
 * person has stopped is `stopped`, what no longer stands `cancelled`. With a `chatId` only that chat is looked at, else all
 * but those with a clock of their own. Returns the ids of the new rows.
 */
export async function writeDue(
  db: Database,
  words: Words,
  { hours, ...scope }: Scope & { hours: Hours },
): Promise<number[]> {
  if (!isWithin(hours, scope.now)) return [];
  await expireReminders(db.pool, scope);
  const all: number[] = [];
  for (let after = 0, taken = BATCH; taken === BATCH; ) {
    const { chats, written } = await transaction(db.pool, (client) =>
      writeBatch(client, db, { ...scope, words, after }),
    );
    all.push(...written);
    taken = chats.length;
    after = chats.at(-1) ?? after;
  }
  return all;
}
