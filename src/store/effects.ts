import type pg from 'pg';
import type { Effect } from '../conversation/ports.ts';
import { BINDING_DAYS } from '../domain/rights.ts';
import type { Database } from './database.ts';
import { insertOutgoing } from './outgoing.ts';
import { carryWrongProofs } from './prove.ts';
import { addReminder, cancelReminder } from './reminders.ts';

/** Whose turn it is. `forget` gives the turn a new chat, so that may change. */
export type Acting = { client: pg.PoolClient; db: Database; chatId: number; now: Date };

type Of<Name extends Effect['do']> = Extract<Effect, { do: Name }>;

/** How long a notice that someone's record was opened elsewhere is worth sending. */
const NOTICE_LIFE_MS = 7 * 86_400_000;

async function audit({ action, subject }: Of<'audit'>, { client, chatId, now }: Acting): Promise<void> {
  await client.query('INSERT INTO audit (at, actor, action, subject) VALUES ($1, $2, $3, $4)', [
    now,
    `chat:${chatId}`,
    action,
    subject,
  ]);
}

async function consent({ version, given }: Of<'consent'>, acting: Acting): Promise<void> {
  const { client, chatId, now } = acting;
  await client.query('INSERT INTO consents (chat_id, version, given, at) VALUES ($1, $2, $3, $4)', [
    chatId,
    version,
    given,
    now,
  ]);
  await client.query('UPDATE chats SET consent_version = $2, consent_at = $3 WHERE id = $1', [
    chatId,
    given ? version : null,
    given ? now : null,
  ]);
  if (given) return;
  await unbind('withdrawn', acting);
  await client.query(`UPDATE reminders SET status = 'cancelled' WHERE chat_id = $1 AND status = 'pending'`, [chatId]);
}

async function unbind(why: string, { client, chatId, now }: Acting): Promise<void> {
  await client.query('UPDATE bindings SET ended_at = $2, ended_why = $3 WHERE chat_id = $1 AND ended_at IS NULL', [
    chatId,
    now,
    why,
  ]);
}

/** Whoever proves with a phone ends what other chats of that phone were allowed: the number has a new owner. */
async function endOfSamePhone({ client, chatId, now }: Acting): Promise<void> {
  await client.query(
    `UPDATE bindings b SET ended_at = $2, ended_why = 'phone_moved' FROM identities theirs, identities mine
     WHERE mine.chat_id = $1 AND mine.kind = 'phone' AND theirs.kind = 'phone' AND theirs.value_index = mine.value_index
       AND theirs.chat_id <> $1 AND b.chat_id = theirs.chat_id AND b.proof = 'phone' AND b.ended_at IS NULL`,
    [chatId, now],
  );
}

async function announce(
  { participantId, announce: say }: Of<'bind'>,
  { client, db, chatId, now }: Acting,
): Promise<void> {
  const { rows } = await client.query<{ chatId: number }>(
    `SELECT DISTINCT chat_id AS "chatId" FROM bindings
     WHERE participant_id = $1 AND chat_id <> $2 AND ended_at IS NULL AND expires_at > $3`,
    [participantId, chatId, now],
  );
  const expiresAt = new Date(now.getTime() + NOTICE_LIFE_MS);
  await insertOutgoing(
    client,
    db.vault,
    rows.map((other) => ({
      chatId: other.chatId,
      inboundId: null,
      kind: 'notice' as const,
      subject: null,
      say,
      createdAt: now,
      expiresAt,
    })),
  );
}

/** Who the person is to whoever writes. Only a binding that stands is told so: an answer proves nothing and makes none. */
async function relate({ participantId, relation }: Of<'relate'>, { client, chatId, now }: Acting): Promise<void> {
  await client.query(
    `UPDATE bindings SET relation = $3 WHERE chat_id = $1 AND participant_id = $2 AND ended_at IS NULL AND expires_at > $4`,
    [chatId, participantId, relation, now],
  );
}

async function bind(one: Of<'bind'>, acting: Acting): Promise<void> {
  const { client, chatId, now } = acting;
  const expiresAt = new Date(now.getTime() + BINDING_DAYS * 86_400_000);
  const again = await client.query(
    `UPDATE bindings SET relation = $3, expires_at = $4
     WHERE chat_id = $1 AND participant_id = $2 AND ended_at IS NULL AND expires_at > $5`,
    [chatId, one.participantId, one.relation, expiresAt, now],
  );
  if (again.rowCount) return;
  if (one.proof === 'phone') await endOfSamePhone(acting);
  await client.query(
    'INSERT INTO bindings (chat_id, participant_id, relation, proof, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [chatId, one.participantId, one.relation, one.proof, now, expiresAt],
  );
  await audit({ do: 'audit', action: 'chat.bound', subject: `participant:${one.participantId}` }, acting);
  await announce(one, acting);
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

/**
 * The chat and all that hangs on it is gone; a new, empty one at its address takes the last reply. The messages' ids stay,
 * without their words, so that a repeat is known; one that still waits for its turn has it in the new chat. The counts of
 * wrong proofs stay too.
 */
async function forget(acting: Acting): Promise<void> {
  const { client, chatId: old, now } = acting;
  // Two chats cannot have one address: the old one gives up its own.
  const given = await client.query<{ channel: string; address: string }>(
    `UPDATE chats c SET address = 'forgotten:' || c.id FROM chats was WHERE c.id = $1 AND was.id = c.id
     RETURNING was.channel, was.address`,
    [old],
  );
  const { channel, address } = given.rows[0]!;
  const { rows } = await client.query<{ id: number }>(
    'INSERT INTO chats (channel, address, created_at, last_inbound_at) VALUES ($1, $2, $3, $3) RETURNING id',
    [channel, address, now],
  );
  acting.chatId = rows[0]!.id;
  await client.query(
    'UPDATE inbound SET chat_id = $2, body = CASE WHEN done_at IS NULL THEN body END WHERE chat_id = $1',
    [old, acting.chatId],
  );
  await carryWrongProofs(client, channel, old, acting.chatId);
  await client.query('DELETE FROM chats WHERE id = $1', [old]);
  await audit({ do: 'audit', action: 'chat.forgotten', subject: `chat:${acting.chatId}` }, acting);
}

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
