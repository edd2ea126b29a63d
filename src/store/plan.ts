import { addDays, type Day, dayOf } from '../domain/day.ts';
import { LONGEST_USEFUL_DAYS, planCase, planCover } from '../domain/reminders.ts';
import { mySql } from './cases/seen.ts';
import { repeatedTransaction } from './collisions.ts';
import type { Database, Queryable } from './database.ts';
import { type CaseSubject, type CoverSubject, caseSubjects, coverSubjects } from './reminders/facts.ts';
import { replanAll, type Wanted } from './reminders/replan.ts';
import type { Scope } from './reminders/scope.ts';

/** How many subjects one transaction takes, so that no lock is held for long. */
const BATCH = 500;

/** From this day on a reminder that has waited may still be useful. */
const from = (now: Date): Day => addDays(dayOf(now), -LONGEST_USEFUL_DAYS);

const ofCase =
  (now: Date) =>
  (one: CaseSubject): Wanted => ({ subject: `case:${one.id}`, chats: one.chats, planned: planCase(one, from(now)) });

const ofCover =
  (now: Date) =>
  (one: CoverSubject): Wanted => ({ subject: `cover:${one.id}`, chats: one.chats, planned: planCover(one, from(now)) });

/** Locked first and read then: whoever moves a case at this moment plans it after us, or we after her. */
async function planCases(client: Queryable, ids: number[], scope: Scope): Promise<void> {
  await client.query('SELECT FROM cases WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE', [ids]);
  const cases = await caseSubjects(client, ids, scope);
  await replanAll(client, cases.map(ofCase(scope.now)), scope);
}

/** An import of claims holds many cases in the order of its file, until its end; whoever holds many too waits for it first. */
async function planOpenCases(client: Queryable, ids: number[], scope: Scope): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock_shared(hashtext('claims'))`);
  await planCases(client, ids, scope);
}

/** An import changes covers in a transaction of its own, which is waited for. */
async function planCovers(client: Queryable, ids: number[], scope: Scope): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('roll'))`);
  const covers = await coverSubjects(client, ids, scope);
  await replanAll(client, covers.map(ofCover(scope.now)), scope);
}

type Plan = (client: Queryable, ids: number[], scope: Scope) => Promise<void>;

/** Plans all ids that `sql` gives, batch by batch; `$1` is the last one of the batch before. A collision costs a batch its try, not the night. */
async function inBatches({ pool }: Database, sql: string, plan: Plan, scope: Scope): Promise<void> {
  for (let last = 0, taken = BATCH; taken === BATCH; ) {
    const { rows } = await pool.query<{ id: number }>(`${sql} ORDER BY id LIMIT ${BATCH}`, [last]);
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) await repeatedTransaction(pool, (client) => plan(client, ids, scope));
    taken = ids.length;
    last = ids.at(-1) ?? last;
  }
}

const openCases = `
  SELECT c.id FROM cases c WHERE c.id > $1 AND (c.status NOT IN ('answered', 'paid', 'refused', 'cancelled')
    OR (c.claim = 'scholarship' AND c.status = 'paid')
    OR EXISTS (SELECT FROM reminders r WHERE r.subject = 'case:' || c.id AND r.status = 'pending'))`;

/** Also of people for whom nobody speaks any more: their reminders are cancelled. */
const boundCovers = `
  SELECT c.id FROM cover_periods c WHERE c.id > $1 AND c.participant_id IN (SELECT participant_id FROM bindings)`;

/** Plans the covers of all people for whom a chat speaks: after an import, and every night. */
export const planCoverReminders = (db: Database, now: Date): Promise<void> =>
  inBatches(db, boundCovers, planCovers, { now });

/** Plans everything: what rules, claims, covers, followers or bindings have changed, and what has come into reach since. */
export async function planReminders(db: Database, now: Date): Promise<void> {
  await inBatches(db, openCases, planOpenCases, { now });
  await planCoverReminders(db, now);
}

/** Plans cases anew, in the transaction of whoever has changed them. */
export async function planCaseReminders(client: Queryable, caseIds: number[], now: Date): Promise<void> {
  for (let start = 0; start < caseIds.length; start += BATCH)
    await planCases(client, caseIds.slice(start, start + BATCH), { now });
}

async function idsOf(client: Queryable, sql: string, values: unknown[]): Promise<number[]> {
  return (await client.query<{ id: number }>(sql, values)).rows.map(({ id }) => id);
}

/** Plans all that one chat is told of, by its own clock. */
export async function planChatReminders({ pool }: Database, chatId: number, now: Date): Promise<void> {
  const about = `SELECT split_part(subject, ':', 2)::int AS id FROM reminders WHERE chat_id = $1 AND status = 'pending' AND subject LIKE`;
  const cases = `SELECT id FROM (${mySql('$1', '$2')}) AS mine UNION ${about} 'case:%'`;
  const covers = `SELECT c.id FROM cover_periods c JOIN bindings b ON b.participant_id = c.participant_id
    WHERE b.chat_id = $1 AND b.ended_at IS NULL AND b.expires_at > $2 UNION ${about} 'cover:%'`;
  await repeatedTransaction(pool, async (client) => {
    await planCases(client, await idsOf(client, cases, [chatId, now]), { now, chatId });
    await planCovers(client, await idsOf(client, covers, [chatId, now]), { now, chatId });
  });
}
