import type { Effect } from '../conversation/ports.ts';
import { type Acting, audit, type Of } from './acting.ts';
import { bind, relate, unbind } from './bindings.ts';
import { follow, paperSaid } from './cases/follow.ts';
import { report } from './cases/report.ts';
import { link, linkUsed } from './nik-links.ts';
import { holdBack } from './reminders/hold-back.ts';
import { addReminder, cancelAll, cancelReminder } from './reminders.ts';
import { closeTalk, handOver } from './talk/effects.ts';

/** What consent changes in the chat's row itself is part of the turn's own change of that row. */
function consent({ version, given }: Of<'consent'>, acting: Acting): void {
  const { part, value, chat, now } = acting;
  const values = [chat, value(version, 'text'), value(given, 'boolean'), now];
  part('agreed', `INSERT INTO consents (chat_id, version, given, at) VALUES (${values})`);
  if (given) return;
  unbind('withdrawn', acting);
  cancelAll(acting);
  closeTalk(acting);
}

function request(
  { kind, participantId, detail, dueAt }: Of<'request'>,
  { part, value, vault, chat, now }: Acting,
): void {
  const sealed = vault.seal('request.detail', JSON.stringify(detail));
  const what = [value(participantId, 'int'), value(sealed, 'bytea'), now, value(dueAt, 'timestamptz')];
  part(
    'asked',
    `INSERT INTO requests (kind, chat_id, participant_id, detail, created_at, due_at) VALUES (${value(kind, 'text')}, ${chat}, ${what})`,
  );
}

type Parts = { [Name in Exclude<Effect['do'], 'forget'>]: (one: Of<Name>, acting: Acting) => void };

const parts: Parts = {
  consent,
  bind,
  relate,
  link,
  linkUsed: (_one, acting) => linkUsed(acting),
  unbind: (_one, acting) => unbind('left', acting),
  remind: ({ on }, acting) => addReminder(on, acting),
  cancelReminder: ({ id }, acting) => cancelReminder(id, acting),
  request,
  handOver: ({ until }, acting) => handOver(until, acting),
  handBack: ({ closes }, acting) => void (closes && closeTalk(acting)),
  report,
  follow,
  paperSaid,
  // What these change in the chat's row is part of the turn's own change of that row.
  stopNotices: holdBack,
  resumeNotices() {},
  audit,
};

/** Adds one effect to its turn's statement. Only `forget` goes in steps of its own. */
export function addEffect(one: Exclude<Effect, { do: 'forget' }>, acting: Acting): void {
  (parts[one.do] as (one: Effect, acting: Acting) => void)(one, acting);
}
