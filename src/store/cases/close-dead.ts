import type { Queryable } from '../database.ts';

/** Ends what was bound as the dead person, or by what lay in his drawer. What the heirs' own family card bound stays. */
const UNBIND = `
  UPDATE bindings SET ended_at = $2, ended_why = 'died'
  WHERE participant_id = $1 AND ended_at IS NULL AND (relation = 'self' OR proof <> 'family')`;

/** His own chats: those that spoke as him. Whoever else wrote about him has chats of her own. */
const HIS = `SELECT chat_id FROM bindings WHERE participant_id = $1 AND relation = 'self' AND ended_at = $2 AND ended_why = 'died'`;

/** Reminders about his cover, in whatever chat, and the days of their own of his chats. What his heirs wait for stays. */
const CANCEL = `
  UPDATE reminders r SET status = 'cancelled'
  WHERE (r.status = 'pending' OR r.status = 'sent' AND r.outgoing_id IN (SELECT id FROM outgoing WHERE status = 'queued'))
    AND (r.subject IN (SELECT 'cover:' || id FROM cover_periods WHERE participant_id = $1)
      OR r.subject = '' AND r.chat_id IN (${HIS}))
  RETURNING r.outgoing_id AS id`;

/**
 * What of his chats is written and not yet on its way does not go out, and what else would be about him alone neither. News of
 * a case go on: the phone may be the family's only one.
 */
const SUPPRESS = `
  UPDATE outgoing o SET status = 'suppressed', why = 'died'
  WHERE o.status = 'queued' AND o.kind <> 'reply' AND (
    o.chat_id IN (${HIS}) AND COALESCE(o.subject, '') NOT LIKE 'stage_changed:%'
      AND NOT EXISTS (SELECT FROM reminders r WHERE r.outgoing_id = o.id AND r.status = 'sent' AND r.subject LIKE 'case:%')
    OR o.id = ANY($3) AND NOT EXISTS (SELECT FROM reminders r WHERE r.outgoing_id = o.id AND r.status = 'sent'))`;

/** Ends all that a person whose death was confirmed at `now` would be told, or could see. */
export async function closeDead(client: Queryable, participantId: number, now: Date): Promise<void> {
  await client.query(UNBIND, [participantId, now]);
  const { rows } = await client.query<{ id: number | null }>(CANCEL, [participantId, now]);
  const written = rows.flatMap(({ id }) => id ?? []);
  await client.query(SUPPRESS, [participantId, now, written]);
}
