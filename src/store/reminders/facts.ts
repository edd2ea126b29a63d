import type { Day } from '../../domain/day.ts';
import type { CaseFacts, CoverFacts } from '../../domain/reminders/facts.ts';
import type { Queryable } from '../database.ts';
import { inScope, type Scope } from './scope.ts';

/** A case as rules and words need it, and the chats that are told of it. */
export type CaseSubject = CaseFacts & { id: number; number: string; chats: number[] };

/** The same of a cover: whose it is, under which programme, and as of which day it is known how far it is paid. */
export type CoverSubject = CoverFacts & {
  id: number;
  name: string;
  programme: string;
  paidSourceOn: Day | null;
  chats: number[];
};

/** `$2` is now, `$3` the one chat of the scope. Without standing consent nothing is planned for a chat. */
const toldOf = (chats: string): string => `
  ARRAY(SELECT h.id FROM chats h WHERE h.id IN (${chats}) AND h.consent_version IS NOT NULL AND ${inScope('h', '$3')} ORDER BY h.id)`;

const bound = (person: string): string => `
  SELECT b.chat_id FROM bindings b JOIN participants p ON p.id = b.participant_id
  WHERE ${person} AND p.died_on IS NULL AND b.ended_at IS NULL AND b.expires_at > $2`;

/** SQL of the chats that are told of a case `c`; `$2` is now. */
export const hearers = `SELECT f.chat_id FROM case_followers f WHERE f.case_id = c.id
  UNION ${bound('c.claim IS NOT NULL AND p.id = c.participant_id')}
  UNION ${bound('c.claim IS NOT NULL AND p.nik_index = c.nik_index')}`;

const cases = `
  SELECT c.id, COALESCE(c.claim_number, c.report_number) AS number, c.kind, c.claim, c.status, c.since::text,
    (c.created_at AT TIME ZONE 'Asia/Jakarta')::date::text AS "openedOn", c.complete_on::text AS "completeOn",
    c.event_on::text AS "eventOn", c.circumstances,
    COALESCE((SELECT json_agg(json_build_object('code', k.code, 'status', k.status, 'reason', k.reason) ORDER BY k.code)
      FROM case_papers k WHERE k.case_id = c.id), '[]') AS papers,
    ${toldOf(hearers)} AS chats
  FROM cases c WHERE c.id = ANY($1) ORDER BY c.id`;

const covers = `
  SELECT c.id, w.name, g.name AS programme, c.starts_on::text AS "startsOn", c.ends_on::text AS "endsOn",
    c.paid_through::text AS "paidThrough", c.paid_source_on::text AS "paidSourceOn",
    COALESCE((SELECT json_agg(json_build_object('startsOn', o.starts_on, 'endsOn', o.ends_on, 'paidThrough', o.paid_through))
      FROM cover_periods o WHERE o.participant_id = c.participant_id AND o.id <> c.id), '[]') AS others,
    ${toldOf(bound('p.id = c.participant_id'))} AS chats
  FROM cover_periods c JOIN participants w ON w.id = c.participant_id JOIN programmes g ON g.code = c.programme_code
  WHERE c.id = ANY($1) ORDER BY c.id`;

async function read<Subject>(on: Queryable, sql: string, ids: number[], { now, chatId }: Scope): Promise<Subject[]> {
  if (ids.length === 0) return [];
  return (await on.query(sql, [ids, now, chatId ?? null])).rows as Subject[];
}

/** Cases by their ids, those that are there. */
export const caseSubjects = (on: Queryable, ids: number[], scope: Scope): Promise<CaseSubject[]> =>
  read(on, cases, ids, scope);

/** Covers by their ids, those that are there. */
export const coverSubjects = (on: Queryable, ids: number[], scope: Scope): Promise<CoverSubject[]> =>
  read(on, covers, ids, scope);
