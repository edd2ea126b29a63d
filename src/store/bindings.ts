import { BINDING_DAYS } from '../domain/rights.ts';
import type { Acting, Of } from './acting.ts';
import { spendCode } from './codes.ts';
import { sealBody } from './outgoing.ts';

/** How long a notice that someone's record was opened elsewhere is worth sending. */
const NOTICE_DAYS = 7;

/** Ends whatever this chat was allowed to see; `why` is a word of ours. */
export async function unbind(why: string, { client, chatId, now }: Acting): Promise<void> {
  await client.query('UPDATE bindings SET ended_at = $2, ended_why = $3 WHERE chat_id = $1 AND ended_at IS NULL', [
    chatId,
    now,
    why,
  ]);
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

const bindingOf = `
  WITH renewed AS (
    UPDATE bindings SET relation = $3, expires_at = $4
    WHERE chat_id = $1 AND participant_id = $2 AND ended_at IS NULL AND expires_at > $5 RETURNING id
  ), moved AS (
    UPDATE bindings b SET ended_at = $5, ended_why = 'phone_moved' FROM identities theirs, identities mine
    WHERE $6 = 'phone' AND NOT EXISTS (SELECT FROM renewed)
      AND mine.chat_id = $1 AND mine.kind = 'phone' AND theirs.kind = 'phone' AND theirs.value_index = mine.value_index
      AND theirs.chat_id <> $1 AND b.chat_id = theirs.chat_id AND b.proof = 'phone' AND b.ended_at IS NULL
    RETURNING b.id
  ), fresh AS (
    INSERT INTO bindings (chat_id, participant_id, relation, proof, created_at, expires_at)
    SELECT $1, $2, $3, $6, $5, $4 WHERE NOT EXISTS (SELECT FROM renewed) RETURNING id
  ), noted AS (
    INSERT INTO audit (at, actor, action, subject)
    SELECT $5, 'chat:' || $1::int, 'chat.bound', 'participant:' || $2::int FROM fresh
  )
  INSERT INTO outgoing (chat_id, kind, key, body, created_at, expires_at)
  SELECT DISTINCT b.chat_id, 'notice', $7, $8::bytea, $5::timestamptz, $9::timestamptz FROM bindings b, fresh
  WHERE b.participant_id = $2 AND b.chat_id <> $1 AND b.ended_at IS NULL AND b.expires_at > $5
    AND b.id NOT IN (SELECT id FROM moved)`;

/**
 * Lets the chat speak for a person who was proven, and tells the person's other chats; a binding that stands is only renewed.
 * Whoever proves with a phone ends what other chats of that phone were allowed: the number has a new owner.
 */
export async function bind(one: Of<'bind'>, { client, db, chatId, now }: Acting): Promise<void> {
  const { participantId, relation, proof, announce, spends } = one;
  const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
  const asked = [
    spends === undefined ? undefined : spendCode(client, { index: spends, participantId, chatId, now }),
    client.query({
      name: 'bind',
      text: bindingOf,
      values: [
        ...[chatId, participantId, relation, inDays(BINDING_DAYS), now, proof],
        ...[announce.key, sealBody(db.vault, announce), inDays(NOTICE_DAYS)],
      ],
    }),
  ];
  await Promise.all(asked);
}
