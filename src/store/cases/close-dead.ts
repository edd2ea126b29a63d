import type { Queryable } from '../database.ts';
import { planCaseReminders } from '../plan.ts';

/** Ends what was bound as the dead person, or by what lay in his drawer. What the heirs' own family card bound stays. */
const UNBIND = `
  UPDATE bindings SET ended_at = $2, ended_why = 'died'
  WHERE participant_id = $1 AND ended_at IS NULL AND (relation = 'self' OR proof <> 'family')
  RETURNING chat_id AS chat, relation`;

/** What he followed while he lived. Whoever follows a case from his phone since then is somebody else. */
const UNFOLLOW = `
  DELETE FROM case_followers f USING participants p
  WHERE p.id = $1 AND f.chat_id = ANY($2) AND (f.since AT TIME ZONE 'Asia/Jakarta')::date < p.died_on`;

const HIS_COVERS = `r.subject IN (SELECT 'cover:' || c.id FROM cover_periods c WHERE c.participant_id = $1)`;

const NEWS_STILL_FOLLOWED = `EXISTS (SELECT FROM case_followers f
  WHERE f.chat_id = o.chat_id AND o.subject LIKE 'stage_changed:case:' || f.case_id || ':%')`;

/**
 * What of his chats is written and not yet on its way does not go out, nor in any chat what reminds of his cover. What else
 * such a message held, about somebody who lives, waits for the next one.
 */
const SILENCE = `
  WITH held AS (
    UPDATE outgoing o SET status = 'suppressed', why = 'died'
    WHERE o.status = 'queued' AND o.kind <> 'reply' AND (
      o.chat_id = ANY($2) AND NOT ${NEWS_STILL_FOLLOWED}
      OR o.id IN (SELECT r.outgoing_id FROM reminders r WHERE r.status = 'sent' AND ${HIS_COVERS}))
    RETURNING o.id)
  UPDATE reminders r SET outgoing_id = NULL,
    status = CASE WHEN r.kind = 'own_date' AND r.chat_id = ANY($2) OR ${HIS_COVERS} THEN 'cancelled' ELSE 'pending' END
  WHERE r.status = 'sent' AND r.outgoing_id IN (SELECT id FROM held)`;

const CANCEL = `
  UPDATE reminders r SET status = 'cancelled'
  WHERE r.status = 'pending' AND (r.kind = 'own_date' AND r.chat_id = ANY($2) OR ${HIS_COVERS})`;

const HIS_CASES = `
  SELECT c.id FROM cases c JOIN participants p ON p.id = $1 WHERE c.participant_id = p.id OR c.nik_index = p.nik_index`;

/**
 * Ends all that a person whose death was confirmed could see or would be told: what was bound, what his own chats followed and
 * wait for, and in every chat the reminders about him. In the transaction that has written the death.
 */
export async function closeDead(client: Queryable, participantId: number, now: Date): Promise<void> {
  const { rows } = await client.query<{ chat: number; relation: string }>(UNBIND, [participantId, now]);
  const his = rows.filter(({ relation }) => relation === 'self').map(({ chat }) => chat);
  for (const sql of [UNFOLLOW, SILENCE, CANCEL]) await client.query(sql, [participantId, his]);
  const cases = await client.query<{ id: number }>(HIS_CASES, [participantId]);
  await planCaseReminders(
    client,
    cases.rows.map(({ id }) => id),
    now,
  );
}
