import type { Vault } from '../../crypto.ts';
import type { Say } from '../../message.ts';
import type { Queryable } from '../database.ts';
import { insertOutgoing } from '../outgoing.ts';
import type { Case } from './locked.ts';

/** How long news of a case are worth sending, in days; later news take their place anyway. */
const NEWS_DAYS = 7;

/** The chats that are to hear of a case, and how many more follow it and have stopped such notices. */
export type Recipients = { chats: number[]; stopped: number };

/** Everybody who follows a case, and who speaks for its living worker; the same as may see it. */
export async function recipients(
  on: Queryable,
  { id, claim, participantId, nikIndex }: Pick<Case, 'id' | 'claim' | 'participantId' | 'nikIndex'>,
  now: Date,
): Promise<Recipients> {
  const { rows } = await on.query<{ id: number; stopped: boolean }>(
    `SELECT c.id, c.stopped_at IS NOT NULL OR 'stage_changed' = ANY(c.stopped_kinds) AS stopped FROM chats c
     WHERE c.consent_version IS NOT NULL AND c.id IN (
       SELECT f.chat_id FROM case_followers f WHERE f.case_id = $1
       UNION SELECT b.chat_id FROM bindings b JOIN participants p ON p.id = b.participant_id
       WHERE (p.id = $2 OR p.nik_index = $3) AND p.died_on IS NULL AND b.ended_at IS NULL AND b.expires_at > $4)
     ORDER BY c.id`,
    [id, participantId, claim && nikIndex, now],
  );
  const chats = rows.filter(({ stopped }) => !stopped).map((row) => row.id);
  return { chats, stopped: rows.length - chats.length };
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
