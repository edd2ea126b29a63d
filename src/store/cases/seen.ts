import type { CaseRecord } from '../../conversation/ports.ts';
import type { Queryable } from '../database.ts';

/** The living people for whom a chat speaks now; `chat` and `now` are placeholders. */
const speaksFor = (chat: string, now: string): string => `
  SELECT p.id, p.nik_index, p.name FROM bindings b JOIN participants p ON p.id = b.participant_id
  WHERE b.chat_id = ${chat} AND b.ended_at IS NULL AND b.expires_at > ${now} AND p.died_on IS NULL`;

/**
 * That a case `c` is about a person `p`: an officer or whoever proved to know her said so, or it is a claim on that NIK. A mere
 * report on a NIK is not, for anybody can make one.
 */
const isOwn = (p: string): string =>
  `(c.participant_id = ${p}.id OR c.claim IS NOT NULL AND c.nik_index = ${p}.nik_index)`;

/** SQL that selects what may be told of cases to a chat; the caller adds which. The worker is named to whoever speaks for her. */
export const caseSql = (chat: string, now: string): string => `
  SELECT c.id, COALESCE(c.claim_number, c.report_number) AS number, c.agency_number AS "agencyNumber", c.kind, c.claim,
    c.status, c.reason, c.since, (c.created_at AT TIME ZONE 'Asia/Jakarta')::date AS "openedOn",
    c.complete_on AS "completeOn", c.event_on AS "eventOn", c.circumstances,
    COALESCE((SELECT json_agg(json_build_object('code', k.code, 'status', k.status, 'reason', k.reason) ORDER BY k.code)
      FROM case_papers k WHERE k.case_id = c.id), '[]') AS papers,
    (SELECT s.name FROM (${speaksFor(chat, now)}) AS s WHERE ${isOwn('s')} LIMIT 1) AS worker
  FROM cases c`;

/** SQL of the ids of all cases that a chat may see. A report is nobody's but whoever follows it: anybody can make one. */
export const mySql = (chat: string, now: string): string => `
  WITH s AS (${speaksFor(chat, now)})
  SELECT f.case_id AS id FROM case_followers f WHERE f.chat_id = ${chat}
  UNION SELECT c.id FROM cases c JOIN s ON c.participant_id = s.id WHERE c.claim IS NOT NULL
  UNION SELECT c.id FROM cases c JOIN s ON c.nik_index = s.nik_index WHERE c.claim IS NOT NULL`;

/** Nobody follows more; the rest is old. */
const MOST = 50;

const text = `
  SELECT to_json(r) AS record FROM (
    ${caseSql('$1', '$2')} WHERE c.id IN (${mySql('$1', '$2')})
    ORDER BY c.closed_at IS NOT NULL, c.created_at DESC, c.id DESC LIMIT ${MOST}) AS r`;

/** The cases that a chat may see: those it follows, and those of the people it speaks for; open ones first, newest first. */
export async function myCases(on: Queryable, chatId: number, now: Date): Promise<CaseRecord[]> {
  const { rows } = await on.query<{ record: CaseRecord }>({ name: 'my-cases', text, values: [chatId, now] });
  return rows.map(({ record }) => record);
}

/** How many of them are not closed. */
export async function countOpenCases(on: Queryable, chatId: number, now: Date): Promise<number> {
  const { rows } = await on.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM cases WHERE closed_at IS NULL AND id IN (${mySql('$1', '$2')})`,
    [chatId, now],
  );
  return rows[0]!.count;
}
