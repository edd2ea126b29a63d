import { BINDING_DAYS } from '../domain/rights.ts';
import type { Acting, Of } from './acting.ts';
import { spendCode } from './codes.ts';
import { voidLinks } from './nik-links.ts';
import { sealBody } from './outgoing.ts';

/** How long a notice that someone's record was opened elsewhere is worth sending. */
const NOTICE_DAYS = 7;

/** Ends whatever this chat was allowed to see, of people and of cases; `why` is a word of ours. */
export function unbind(why: string, acting: Acting): void {
  const { part, value, chat, now } = acting;
  part(
    'unbound',
    `UPDATE bindings SET ended_at = ${now}, ended_why = ${value(why, 'text')} WHERE chat_id = ${chat} AND ended_at IS NULL`,
  );
  part('unfollowed', `DELETE FROM case_followers WHERE chat_id = ${chat}`);
  voidLinks(acting);
}

/** Who the person is to whoever writes. Only a binding that stands is told so: an answer proves nothing and makes none. */
export function relate({ participantId, relation }: Of<'relate'>, { part, value, chat, now }: Acting): void {
  part(
    'related',
    `UPDATE bindings SET relation = ${value(relation, 'text')}
     WHERE chat_id = ${chat} AND participant_id = ${value(participantId, 'int')} AND ended_at IS NULL AND expires_at > ${now}`,
  );
}

/** Whoever proves with a phone ends what other chats of that phone were allowed: the number has a new owner. */
const endOfSamePhone = ({ part, chat, now }: Acting, fresh: string): string =>
  part(
    'moved_on',
    `UPDATE bindings b SET ended_at = ${now}, ended_why = 'phone_moved' FROM identities theirs, identities mine, ${fresh}
     WHERE mine.chat_id = ${chat} AND mine.kind = 'phone' AND theirs.kind = 'phone' AND theirs.value_index = mine.value_index
       AND theirs.chat_id <> ${chat} AND b.chat_id = theirs.chat_id AND b.proof = 'phone' AND b.ended_at IS NULL
     RETURNING b.id`,
  );

/** Tells the person's other chats of a fresh binding, but for those that have just lost her. */
function announce(say: Of<'bind'>['announce'], acting: Acting, person: string, fresh: string, lost?: string): void {
  const { part, value, vault, chat, now, at } = acting;
  const expiresAt = value(new Date(at.getTime() + NOTICE_DAYS * 86_400_000), 'timestamptz');
  const [key, body] = [value(say.key, 'text'), value(sealBody(vault, say), 'bytea')];
  part(
    'told',
    `INSERT INTO outgoing (chat_id, kind, key, body, created_at, due_at, expires_at)
     SELECT DISTINCT b.chat_id, 'notice', ${key}, ${body}, ${now}, ${now}, ${expiresAt} FROM bindings b, ${fresh}
     WHERE b.participant_id = ${person} AND b.chat_id <> ${chat} AND b.ended_at IS NULL AND b.expires_at > ${now}
     ${lost ? `AND b.id NOT IN (SELECT id FROM ${lost})` : ''}`,
  );
}

/**
 * Lets the chat speak for a person who was proven, and tells the person's other chats. A binding that stands is only renewed. The
 * turn is overtaken when her death was confirmed meanwhile, unless the family card was the proof.
 */
export function bind(one: Of<'bind'>, acting: Acting): void {
  const { part, value, chat, now, at, must } = acting;
  const [person, relation, proof] = [
    value(one.participantId, 'int'),
    value(one.relation, 'text'),
    value(one.proof, 'text'),
  ];
  const until = value(new Date(at.getTime() + BINDING_DAYS * 86_400_000), 'timestamptz');
  if (one.spends !== undefined) spendCode(one.spends, person, acting);
  const renewed = part(
    'renewed',
    `UPDATE bindings SET relation = ${relation}, expires_at = ${until}
     WHERE chat_id = ${chat} AND participant_id = ${person} AND ended_at IS NULL AND expires_at > ${now} RETURNING id`,
  );
  // An officer who is just confirming the death is waited for.
  const fresh = part(
    'fresh',
    `INSERT INTO bindings (chat_id, participant_id, relation, proof, created_at, expires_at)
     SELECT ${chat}, p.id, ${relation}, ${proof}, ${now}, ${until} FROM (SELECT id FROM participants
       WHERE id = ${person} AND (died_on IS NULL OR ${proof} = 'family') FOR KEY SHARE) AS p
     WHERE NOT EXISTS (SELECT FROM ${renewed}) RETURNING id`,
  );
  must.push(part('bound', `SELECT id FROM ${renewed} UNION ALL SELECT id FROM ${fresh}`));
  part(
    'noted',
    `INSERT INTO audit (at, actor, action, subject)
     SELECT ${now}, 'chat:' || ${chat}, 'chat.bound', 'participant:' || ${person} FROM ${fresh}`,
  );
  const lost = one.proof === 'phone' ? endOfSamePhone(acting, fresh) : undefined;
  announce(one.announce, acting, person, fresh, lost);
}
