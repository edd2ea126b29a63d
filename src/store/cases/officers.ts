import type { Say } from '../../message.ts';
import type { Acting } from '../acting.ts';
import { type Database, transaction } from '../database.ts';
import { insertOutgoing, sealBody } from '../outgoing.ts';
import { keepSetting, setting } from '../seed.ts';
import { wake } from '../sweep.ts';
import { overdueClaims } from './waiting.ts';

/** The setting that names the officers' own chat (its row), where there is one. */
export const OFFICERS_CHAT = 'officers.chat';

/** How long news for officers are worth sending: longer than any holidays in a row. */
const OFFICERS_DAYS = 14;

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

/** Marks a chat that never agreed itself: it is told what officers are told, because the settings say so. */
const OFFICERS = 'officers';

/**
 * Makes the chat of the settings the officers' own, so that it is told of new reports and of claims that are overdue; without
 * an address nobody is told any more. Doing it again changes nothing.
 */
export async function keepOfficersChat({ pool }: Database, address: string | undefined, now: Date): Promise<void> {
  if (!address) return void (await pool.query('DELETE FROM settings WHERE key = $1', [OFFICERS_CHAT]));
  await transaction(pool, async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO chats AS c (channel, address, created_at, consent_version, consent_at) VALUES ('telegram', $1, $2, $3, $2)
       ON CONFLICT (channel, address) DO UPDATE SET consent_version = COALESCE(c.consent_version, excluded.consent_version),
         consent_at = COALESCE(c.consent_at, excluded.consent_at) RETURNING id`,
      [address, now, OFFICERS],
    );
    await keepSetting(client, OFFICERS_CHAT, String(rows[0]!.id));
  });
}

/** Tells the officers' chat of claims that are overdue and were not told of since they came to their stage. */
export async function tellOverdue(db: Database, now: Date): Promise<void> {
  const chat = await setting(db.pool, OFFICERS_CHAT);
  if (!chat) return;
  const late = await overdueClaims(db.pool, now);
  const expiresAt = new Date(now.getTime() + OFFICERS_DAYS * 86_400_000);
  const row = { chatId: Number(chat), inboundId: null, kind: 'notice' as const, about: [], announcementId: null };
  const rows = late.map(({ id, number, since, by }) => ({
    ...row,
    subject: `overdue:case:${id}:${since}`,
    say: { key: 'caseNotice.overdue', values: { number, by } },
    ...{ createdAt: now, dueAt: now, expiresAt },
  }));
  const written = await insertOutgoing(db.pool, db.vault, rows);
  if (written.length > 0) await wake(db.pool, [row.chatId]);
}
