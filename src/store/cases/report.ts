import { dayOf } from '../../domain/day.ts';
import { planCase } from '../../domain/reminders.ts';
import type { Acting, Of } from '../acting.ts';
import { tellOfficers } from './officers.ts';
import { sealReported } from './told.ts';

/** The row of a report, made in this chat today. */
function row({ report }: Of<'report'>, { part, value, vault, chat, now, at }: Acting): string {
  const { number, codeIndex, kind, relation, participantId, nikIndex, eventOn, circumstances, told } = report;
  const values = [
    ...[value(number, 'text'), value(Buffer.from(codeIndex, 'hex'), 'bytea'), value(kind, 'text'), `'reported'`],
    ...[value(dayOf(at), 'date'), value(eventOn, 'date'), value(JSON.stringify(circumstances), 'jsonb'), chat],
    ...[value(participantId, 'int'), value(nikIndex && Buffer.from(nikIndex, 'hex'), 'bytea')],
    ...[value(sealReported(vault, relation, told), 'bytea'), now],
  ];
  return part(
    'reported',
    `INSERT INTO cases (report_number, code_index, kind, status, since, event_on, circumstances, chat_id, participant_id,
       nik_index, told, created_at) VALUES (${values}) RETURNING id`,
  );
}

/** What the rules ask to be reminded of, planned from its first hour on: the night would be too late for 2×24 hours. */
function remind({ report }: Of<'report'>, made: string, { part, value, chat, now, at }: Acting): void {
  const today = dayOf(at);
  const fresh = {
    claim: null,
    status: 'reported',
    since: today,
    openedOn: today,
    completeOn: null,
    papers: [],
  } as const;
  const planned = planCase({ ...report, ...fresh }, today);
  const columns = [
    value(
      planned.map(({ kind }) => kind),
      'text[]',
    ),
    value(
      planned.map(({ on }) => on),
      'date[]',
    ),
  ];
  part(
    'reminded',
    `INSERT INTO reminders (chat_id, kind, subject, due_on, created_at)
     SELECT ${chat}, p.kind, 'case:' || m.id, p.due_on, ${now} FROM ${made} AS m, unnest(${columns}) AS p (kind, due_on)`,
  );
}

/**
 * Writes a report: its row, its first event, the chat that made it as its follower, its reminders, and a word to the officers'
 * chat, which names neither a person nor a place. A number that is taken undoes the turn, and the next try draws another.
 */
export function report(one: Of<'report'>, acting: Acting): void {
  const { part, value, chat, now, at } = acting;
  const made = row(one, acting);
  const today = value(dayOf(at), 'date');
  part(
    'began',
    `INSERT INTO case_events (case_id, at, on_day, what, status, actor)
     SELECT id, ${now}, ${today}, 'reported', 'reported', 'chat:' || ${chat} FROM ${made}`,
  );
  part('follows', `INSERT INTO case_followers (case_id, chat_id, since) SELECT id, ${chat}, ${now} FROM ${made}`);
  remind(one, made, acting);
  const { number, kind } = one.report;
  part(
    'noted',
    `INSERT INTO audit (at, actor, action, subject)
     SELECT ${now}, 'chat:' || ${chat}, 'case.reported', 'case:' || id FROM ${made}`,
  );
  tellOfficers({ key: 'caseNotice.newReport', values: { number, report: kind } }, `report:${number}`, acting);
}
