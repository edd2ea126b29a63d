import type { Acting, Of } from '../acting.ts';

/**
 * What of the kinds that a chat stops is written and not yet on its way does not go out, as a part of the turn. What else was in
 * such a message waits for the next one.
 */
export function holdBack({ kinds }: Of<'stopNotices'>, { part, value, chat }: Acting): void {
  const stopped = kinds === 'all' ? undefined : value(kinds, 'text[]');
  const held = part(
    'held_back',
    `UPDATE outgoing SET status = 'suppressed', why = 'stopped'
     WHERE chat_id = ${chat} AND status = 'queued' AND kind <> 'reply'${stopped ? ` AND about && ${stopped}` : ''} RETURNING id`,
  );
  const isStopped = stopped ? `kind = ANY(${stopped})` : 'true';
  part(
    'given_back',
    `UPDATE reminders SET status = CASE WHEN ${isStopped} THEN 'stopped' ELSE 'pending' END,
       outgoing_id = CASE WHEN ${isStopped} THEN outgoing_id END
     WHERE outgoing_id IN (SELECT id FROM ${held}) AND status = 'sent'`,
  );
}
