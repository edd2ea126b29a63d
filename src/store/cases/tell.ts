import type { Vault } from '../../crypto.ts';
import type { Say } from '../../message.ts';
import type { Queryable } from '../database.ts';
import { insertOutgoing } from '../outgoing.ts';
import { hearers } from '../reminders/facts.ts';

/** How long news of a case are worth sending, in days; later news take their place anyway. */
const NEWS_DAYS = 7;

/** The chats that are to hear of a case, and how many more follow it and have stopped such notices. */
export type Recipients = { chats: number[]; stopped: number };

/** Everybody who is told of a case now. Of several chats of one phone that are to hear one is told. */
export async function recipients(on: Queryable, caseId: number, now: Date): Promise<Recipients> {
  const { rows } = await on.query<{ id: number; carrier: number; stopped: boolean }>(
    `SELECT h.id, notice_chat(h.id) AS carrier, h.stopped_at IS NOT NULL OR 'stage_changed' = ANY(h.stopped_kinds) AS stopped
     FROM cases c JOIN chats h ON h.id IN (${hearers}) WHERE c.id = $1 AND h.consent_version IS NOT NULL ORDER BY h.id`,
    [caseId, now],
  );
  const wanting = rows.filter(({ stopped }) => !stopped);
  const wanted = new Set(wanting.map(({ id }) => id));
  const chats = wanting.filter(({ id, carrier }) => carrier === id || !wanted.has(carrier)).map(({ id }) => id);
  return { chats, stopped: rows.length - wanting.length };
}

/** What is told of which step of a case. */
export type News = { caseId: number; step: number; say: Say; now: Date };

/**
 * Writes one notice a chat, to go at once. Older news of the case that are still queued are overtaken and do not go out: who
 * hears at eight that it is paid need not hear before that it is being looked at.
 */
export async function tell(
  client: Queryable,
  vault: Vault,
  chats: number[],
  { caseId, step, say, now }: News,
): Promise<void> {
  await client.query(
    `UPDATE outgoing SET status = 'suppressed', why = 'overtaken'
     WHERE status = 'queued' AND subject LIKE $1 AND chat_id = ANY($2)`,
    [`stage_changed:case:${caseId}:%`, chats],
  );
  const expiresAt = new Date(now.getTime() + NEWS_DAYS * 86_400_000);
  const row = { inboundId: null, kind: 'notice', about: ['stage_changed'], announcementId: null, say } as const;
  await insertOutgoing(
    client,
    vault,
    chats.map((chatId) => ({
      ...row,
      about: [...row.about],
      chatId,
      subject: `stage_changed:case:${caseId}:${step}:${chatId}`,
      createdAt: now,
      dueAt: now,
      expiresAt,
    })),
  );
}
