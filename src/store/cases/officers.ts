import type { Say } from '../../message.ts';
import type { Acting } from '../acting.ts';
import { sealBody } from '../outgoing.ts';

/** The setting that names the officers' own chat (its row), where there is one. */
export const OFFICERS_CHAT = 'officers.chat';

/** How long news for officers are worth sending: longer than any holidays in a row. */
export const OFFICERS_DAYS = 14;

/** Tells the officers' chat, where there is one, as a part of a turn; its holder is woken. `subject` makes it once over all time. */
export function tellOfficers(say: Say, subject: string, { part, value, vault, now, at }: Acting): void {
  const expiresAt = value(new Date(at.getTime() + OFFICERS_DAYS * 86_400_000), 'timestamptz');
  const words = [value(subject, 'text'), value(say.key, 'text'), value(sealBody(vault, say), 'bytea')];
  part(
    'officers',
    `INSERT INTO outgoing (chat_id, kind, subject, key, body, created_at, due_at, expires_at)
     SELECT c.id, 'notice', ${words}, ${now}, ${now}, ${expiresAt}
     FROM settings s JOIN chats c ON c.id = s.value::int WHERE s.key = '${OFFICERS_CHAT}'
     RETURNING pg_notify('outgoing', chat_id::text)`,
  );
}
