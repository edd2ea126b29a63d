import type { Vault } from '../crypto.ts';
import { audit, begin } from './acting.ts';
import { unbind } from './bindings.ts';
import type { Queryable } from './database.ts';
import { cancelAll } from './reminders.ts';
import { closeTalk } from './talk/effects.ts';

/**
 * The number of a chat has a new owner. The chat keeps what is to be kept of the old one, at an address that no message ever
 * comes from; it sees nothing any more, and nothing that was written for it reaches the number. One statement, of whoever
 * holds the chat.
 */
export async function putAside(client: Queryable, vault: Vault, chatId: number, at: Date): Promise<void> {
  const acting = begin(vault, chatId, at);
  const { part, chat, now } = acting;
  part(
    'aside',
    `UPDATE chats SET address = 'former:' || id, stopped_at = ${now}, stopped_why = 'gone', place = NULL, handed_until = NULL,
       version = version + 1
     WHERE id = ${chat}`,
  );
  unbind('phone_moved', acting);
  cancelAll(acting);
  closeTalk(acting);
  part(
    'held_back',
    `UPDATE outgoing SET status = 'suppressed', why = 'stopped' WHERE chat_id = ${chat} AND status = 'queued'`,
  );
  part('unanswered', `UPDATE inbound SET done_at = ${now}, body = NULL WHERE chat_id = ${chat} AND done_at IS NULL`);
  part('nobody', `DELETE FROM identities WHERE chat_id = ${chat}`);
  audit({ action: 'chat.put_aside', subject: `chat:${chatId}` }, acting);
  await acting.ask(client, 'SELECT');
}
