import { dayOf } from '../../domain/day.ts';
import { type Acting, audit, type Of } from '../acting.ts';
import { mySql } from './seen.ts';

/** The chat that opened a case by its number and code sees it from now on, and is told of it. */
export function follow({ caseId }: Of<'follow'>, acting: Acting): void {
  const { part, value, chat, now } = acting;
  part(
    'follows',
    `INSERT INTO case_followers (case_id, chat_id, since) VALUES (${value(caseId, 'int')}, ${chat}, ${now})
     ON CONFLICT DO NOTHING`,
  );
  audit({ action: 'case.followed', subject: `case:${caseId}` }, acting);
}

/** Keeps that papers were handed in, as the word of a chat that may see the case. What was seen by an officer stays as it is. */
export function paperSaid({ caseId, papers }: Of<'paperSaid'>, { part, value, chat, now, at }: Acting): void {
  const said = part(
    'said_of',
    `UPDATE case_papers SET status = 'said', reason = NULL, at = ${now}
     WHERE case_id = ${value(caseId, 'int')} AND code = ANY(${value(papers, 'text[]')}) AND status IN ('required', 'returned')
       AND case_id IN (${mySql(chat, now)}) RETURNING case_id`,
  );
  const who = `'chat:' || ${chat}`;
  part(
    'timed',
    `INSERT INTO case_events (case_id, at, on_day, what, actor)
     SELECT DISTINCT case_id, ${now}, ${value(dayOf(at), 'date')}, 'paper_said', ${who} FROM ${said}`,
  );
  part(
    'noted',
    `INSERT INTO audit (at, actor, action, subject)
     SELECT DISTINCT ${now}, ${who}, 'case.paper_said', 'case:' || case_id FROM ${said}`,
  );
}
