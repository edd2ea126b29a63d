import { BINDING_DAYS } from '../domain/rights.ts';
import { type Acting, audit, type Of, TurnOvertaken } from './acting.ts';
import { spendCode } from './codes.ts';
import { insertOutgoing } from './outgoing.ts';

/** How long a notice that someone's record was opened elsewhere is worth sending. */
const NOTICE_LIFE_MS = 7 * 86_400_000;

/** Ends whatever this chat was allowed to see; `why` is a word of ours. */
export async function unbind(why: string, { client, chatId, now }: Acting): Promise<void> {
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
export async function relate(
  { participantId, relation }: Of<'relate'>,
  { client, chatId, now }: Acting,
): Promise<void> {
  await client.query(
    `UPDATE bindings SET relation = $3 WHERE chat_id = $1 AND participant_id = $2 AND ended_at IS NULL AND expires_at > $4`,
    [chatId, participantId, relation, now],
  );
}

/** The code was good when it was looked at. Whoever finds it spent by now is worked anew, and gets the answer of a wrong proof. */
async function spend(index: string, participantId: number, { client, chatId, now }: Acting): Promise<void> {
  const spent = await spendCode(client, { index, participantId, chatId, now });
  if (!spent) throw new TurnOvertaken(`the code of participant ${participantId} was spent meanwhile`);
}

/** Lets the chat speak for a person who was proven, and tells the person's other chats. A binding that stands is only renewed. */
export async function bind(one: Of<'bind'>, acting: Acting): Promise<void> {
  const { client, chatId, now } = acting;
  if (one.spends !== undefined) await spend(one.spends, one.participantId, acting);
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
