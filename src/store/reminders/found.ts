import type { Day } from '../../domain/day.ts';
import { isUrgent, type Planned, planCase, planCover } from '../../domain/reminders.ts';
import type { Queryable } from '../database.ts';
import { type Due, digestOf, type Settled } from './due.ts';
import { type CaseSubject, type CoverSubject, caseSubjects, coverSubjects } from './facts.ts';
import type { Scope } from './scope.ts';

/** A reminder that goes out now, with what is true at this moment of the thing it is about. */
export type Told = Pick<Due, 'kind' | 'on'> & { case?: CaseSubject; cover?: CoverSubject };

/** A reminder that is due, and what it is about. */
export type Found = Due & Told;

const idOf = ({ subject }: Due, what: string): number | undefined =>
  subject.startsWith(`${what}:`) ? Number(subject.slice(what.length + 1)) : undefined;

/** Reads the subjects of what is due, in one query for cases and one for covers. */
export async function withSubjects(client: Queryable, due: Due[], scope: Scope): Promise<Found[]> {
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

/** What becomes of it now; nothing where it waits. */
export function settle(one: Found, today: Day): Settled[] {
  if (!one.wanted) return [{ id: one.id, status: 'stopped', subject: null }];
  if (one.elsewhere || !stillStands(one)) return [{ id: one.id, status: 'cancelled', subject: null }];
  const subject = subjectOf(one, today);
  return subject === null ? [] : [{ id: one.id, status: 'sent', subject }];
}
