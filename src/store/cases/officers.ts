import type { Say } from '../../message.ts';
import type { Acting } from '../acting.ts';
import { OWN_CLOCK } from '../chats.ts';
import { type Database, type Queryable, transaction } from '../database.ts';
import { insertOutgoing, sealBody } from '../outgoing.ts';
import { keepSetting } from '../seed.ts';
import { wake } from '../sweep.ts';
import { type OverdueClaim, overdueClaims } from './waiting.ts';

/** The setting that names the officers' own chat (its row), where there is one. */
export const OFFICERS_CHAT = 'officers.chat';

/** How long news for officers are worth sending: longer than any holidays in a row. */
const OFFICERS_DAYS = 14;

/**
 * Tells the officers' chat, where there is one, as a part of a turn; its holder is woken. `subject` makes it once over all time.
 * What is reported in a replay is nobody's, and its clock is not theirs.
 */
export function tellOfficers(say: Say, subject: string, { part, value, vault, chat, now, at }: Acting): void {
  const expiresAt = value(new Date(at.getTime() + OFFICERS_DAYS * 86_400_000), 'timestamptz');
  const words = [value(subject, 'text'), value(say.key, 'text'), value(sealBody(vault, say), 'bytea')];
  part(
    'officers',
    `INSERT INTO outgoing (chat_id, kind, subject, key, body, created_at, due_at, expires_at)
     SELECT c.id, 'notice', ${words}, ${now}, ${now}, ${expiresAt}
     FROM settings s JOIN chats c ON c.id = s.value::int, chats here
     WHERE s.key = '${OFFICERS_CHAT}' AND here.id = ${chat} AND here.channel <> '${OWN_CLOCK}'
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

/** So many claims are told of in one night; the others follow in the next, and all of them stand in the inbox. */
const MOST_TOLD = 20;

const subjectOf = ({ id, since }: OverdueClaim): string => `overdue:case:${id}:${since}`;

/** Those that nobody was told of yet, the latest first. */
async function untold(on: Queryable, late: OverdueClaim[]): Promise<OverdueClaim[]> {
  const { rows } = await on.query<{ subject: string }>('SELECT subject FROM outgoing WHERE subject = ANY($1)', [
    late.map(subjectOf),
  ]);
  const told = new Set(rows.map(({ subject }) => subject));
  return late.filter((one) => !told.has(subjectOf(one)));
}

/** The officers' chat, as long as it is there: whoever owns it may have it deleted. */
async function officersChat(on: Queryable): Promise<number | undefined> {
  const { rows } = await on.query<{ id: number }>(
    `SELECT c.id FROM settings s JOIN chats c ON c.id = s.value::int WHERE s.key = '${OFFICERS_CHAT}'`,
  );
  return rows[0]?.id;
}

/** Tells the officers' chat of claims that are overdue and were not told of since they came to their stage, a few a night. */
export async function tellOverdue(db: Database, now: Date): Promise<void> {
  const chatId = await officersChat(db.pool);
  if (!chatId) return;
  const late = (await untold(db.pool, await overdueClaims(db.pool, now))).slice(0, MOST_TOLD);
  const expiresAt = new Date(now.getTime() + OFFICERS_DAYS * 86_400_000);
  const row = { chatId, inboundId: null, kind: 'notice' as const, about: [], announcementId: null };
  const rows = late.map((one) => ({
    ...row,
    subject: subjectOf(one),
    say: { key: 'caseNotice.overdue', values: { number: one.number, by: one.by } },
    ...{ createdAt: now, dueAt: now, expiresAt },
  }));
  const written = await insertOutgoing(db.pool, db.vault, rows);
  if (written.length > 0) await wake(db.pool, [chatId]);
}
