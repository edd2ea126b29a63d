import type { Effect } from '../conversation/ports.ts';
import { type Acting, audit, type Of } from './acting.ts';
import { bind, relate, unbind } from './bindings.ts';
import { forget } from './forget.ts';
import { addReminder, cancelReminder } from './reminders.ts';

async function consent({ version, given }: Of<'consent'>, acting: Acting): Promise<void> {
  const { client, chatId, now } = acting;
  const asked = [
    client.query('INSERT INTO consents (chat_id, version, given, at) VALUES ($1, $2, $3, $4)', [
      chatId,
      version,
      given,
      now,
    ]),
    client.query('UPDATE chats SET consent_version = $2, consent_at = $3 WHERE id = $1', [
      chatId,
      given ? version : null,
      given ? now : null,
    ]),
  ];
  await Promise.all(given ? asked : [...asked, unbind('withdrawn', acting), cancelAll(acting)]);
}

async function cancelAll({ client, chatId }: Acting): Promise<void> {
  await client.query(`UPDATE reminders SET status = 'cancelled' WHERE chat_id = $1 AND status = 'pending'`, [chatId]);
}

async function request(
  { kind, participantId, detail, dueAt }: Of<'request'>,
  { client, db, chatId, now }: Acting,
): Promise<void> {
  await client.query(
    'INSERT INTO requests (kind, chat_id, participant_id, detail, created_at, due_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [kind, chatId, participantId, db.vault.seal('request.detail', JSON.stringify(detail)), now, dueAt],
  );
}

/** Effects that wait for an answer before they go on. All others ask for everything at once, so that their turn takes one round trip. */
export const inSteps: ReadonlySet<Effect['do']> = new Set(['forget']);

/** Carries out one effect of a turn, in the turn's transaction. */
export async function effect(one: Effect, acting: Acting): Promise<void> {
  switch (one.do) {
    case 'consent':
      return consent(one, acting);
    case 'bind':
      return bind(one, acting);
    case 'relate':
      return relate(one, acting);
    case 'unbind':
      return unbind('left', acting);
    case 'remind':
      return void (await addReminder(acting.client, acting.chatId, 'own_date', one.on, acting.now));
    case 'cancelReminder':
      return void (await cancelReminder(acting.client, acting.chatId, one.id));
    case 'request':
      return request(one, acting);
    case 'forget':
      return forget(acting);
    case 'audit':
      return audit(one, acting);
  }
}
