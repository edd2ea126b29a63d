import type { RollRecord } from '../conversation/ports.ts';
import type { Queryable } from './database.ts';

/** SQL that selects the record of a person as one chat may see it now; all three are placeholders or columns. */
export const recordSql = (person: string, chat: string, now: string): string => `
  SELECT p.id AS "participantId", p.name,
    (SELECT b.relation FROM bindings b
     WHERE b.participant_id = p.id AND b.chat_id = ${chat} AND b.ended_at IS NULL AND b.expires_at > ${now} ORDER BY b.id LIMIT 1) AS relation,
    COALESCE((SELECT json_agg(json_build_object('programme', g.name, 'sponsor', c.sponsor, 'jkk', c.jkk, 'jkm', c.jkm,
      'startsOn', c.starts_on, 'endsOn', c.ends_on, 'paidThrough', c.paid_through, 'paidSourceOn', c.paid_source_on, 'wageBase', c.wage_base)
      ORDER BY c.starts_on DESC, c.id)
     FROM cover_periods c JOIN programmes g ON g.code = c.programme_code WHERE c.participant_id = p.id), '[]') AS covers
  FROM participants p WHERE p.id = ${person}`;

const text = recordSql('$1', '$2', '$3');

/** The record of a person, for a chat that may see it. Null when the roll no longer has her. */
export async function record(on: Queryable, person: number, chatId: number, now: Date): Promise<RollRecord | null> {
  const { rows } = await on.query<RollRecord>({ name: 'record', text, values: [person, chatId, now] });
  return rows[0] ?? null;
}
