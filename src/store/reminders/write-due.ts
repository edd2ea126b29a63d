import type pg from 'pg';
import { type Day, dayOf } from '../../domain/day.ts';
import { type Hours, isWithin } from '../../domain/notice-hours.ts';
import { isUrgent, type Planned, planCase, planCover, usefulUntil } from '../../domain/reminders.ts';
import type { Say } from '../../message.ts';
import { type Database, type Queryable, transaction } from '../database.ts';
import { insertOutgoing, type NewOutgoing } from '../outgoing.ts';
import { type Due, digestOf, expireReminders, type Settled, settleDue, takeChats, takeDue } from './due.ts';
import { type CaseSubject, type CoverSubject, caseSubjects, coverSubjects } from './facts.ts';
import type { Scope } from './scope.ts';

/** A reminder that goes out now, with what is true at this moment of the thing it is about. */
export type Told = Pick<Due, 'kind' | 'on'> & { case?: CaseSubject; cover?: CoverSubject };

/** Puts into words what one chat is reminded of in one message. */
export type Words = (told: Told[], today: Day) => Say;

/** How many chats one transaction takes, so that no lock is held for long. */
const BATCH = 500;

type Found = Due & Told;

const idOf = ({ subject }: Due, what: string): number | undefined =>
  subject.startsWith(`${what}:`) ? Number(subject.slice(what.length + 1)) : undefined;

/** Reads the subjects of what is due, in one query for cases and one for covers. */
async function withSubjects(client: Queryable, due: Due[], scope: Scope): Promise<Found[]> {
  const ids = (what: string) => [...new Set(due.flatMap((one) => idOf(one, what) ?? []))];
  const cases = new Map((await caseSubjects(client, ids('case'), scope)).map((one) => [one.id, one]));
  const covers = new Map((await coverSubjects(client, ids('cover'), scope)).map((one) => [one.id, one]));
  return due.map((one) => {
    const [about, cover] = [cases.get(idOf(one, 'case') ?? 0), covers.get(idOf(one, 'cover') ?? 0)];
    return { ...one, ...(about && { case: about }), ...(cover && { cover }) };
  });
}

const planOf = ({ case: about, cover, on }: Found): Planned[] => {
  if (about) return planCase(about, on);
  return cover ? planCover(cover, on) : [];
};

/** What was planned may be settled by now, and the chat may no longer be told of it. */
function stillStands(one: Found): boolean {
  if (one.subject === '') return true;
  const told = one.case?.chats ?? one.cover?.chats ?? [];
  return told.includes(one.chatId) && planOf(one).some(({ kind, on }) => kind === one.kind && on === one.on);
}

/** The row it goes out in; null for what waits until tomorrow, because the message of the day is written. */
function subjectOf({ kind, subject, on, chatId, digested }: Found, today: Day): string | null {
  if (isUrgent(kind)) return `${kind}:${subject}:${on}:${chatId}`;
  return digested ? null : digestOf(chatId, today);
}

function settle(one: Found, today: Day): Settled[] {
  if (!one.wanted) return [{ id: one.id, status: 'stopped', subject: null }];
  if (!stillStands(one)) return [{ id: one.id, status: 'cancelled', subject: null }];
  const subject = subjectOf(one, today);
  return subject === null ? [] : [{ id: one.id, status: 'sent', subject }];
}

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
