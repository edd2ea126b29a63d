import type { Effect } from '../../conversation/ports.ts';
import type { Acting } from '../acting.ts';
import { tellOfficers } from '../cases/officers.ts';

/** Who has the chat from now on, as SQL that belongs to the turn's own change of the chat's row. Whoever withdraws consent is nobody's. */
export function handedSql(effects: Effect[], { value }: Pick<Acting, 'value'>): string {
  const ends = (one: Effect): boolean => one.do === 'handBack' || (one.do === 'consent' && !one.given);
  const last = effects.findLast((one) => one.do === 'handOver' || ends(one));
  if (!last) return '';
  return `, handed_until = ${last.do === 'handOver' ? value(last.until, 'timestamptz') : 'NULL'}`;
}

/** Officers find the chat in their inbox: as the request that stands open, else as a new one; their own chat is told that somebody waits. */
export function handOver(until: Date, acting: Acting): void {
  const { part, value, vault, chat, chatId, now, at } = acting;
  const due = value(until, 'timestamptz');
  const asked = part(
    'asked_again',
    `UPDATE requests SET due_at = ${due} WHERE chat_id = ${chat} AND kind = 'talk' AND status = 'open' RETURNING id`,
  );
  part(
    'asked',
    `INSERT INTO requests (kind, chat_id, detail, created_at, due_at)
     SELECT 'talk', ${chat}, ${value(vault.seal('request.detail', '{}'), 'bytea')}, ${now}, ${due}
     WHERE NOT EXISTS (SELECT FROM ${asked})`,
  );
  tellOfficers({ key: 'caseNotice.newTalk' }, `talk:${chatId}:${at.getTime()}`, acting);
}

/** Nobody waits for an officer in this chat any more. */
export function closeTalk({ part, chat, now }: Acting): void {
  part(
    'talked',
    `UPDATE requests SET status = 'closed', closed_at = ${now} WHERE chat_id = ${chat} AND kind = 'talk' AND status = 'open'`,
  );
}
