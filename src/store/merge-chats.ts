import type { Vault } from '../crypto.ts';
import { audit, begin } from './acting.ts';
import { unbind } from './bindings.ts';
import type { Queryable } from './database.ts';
import { carryWrongProofs } from './prove.ts';
import { cancelAll } from './reminders.ts';
import { closeTalk } from './talk/effects.ts';

/** A chat speaks for a person once: of two bindings the one that runs longer stands. `$1` are the chats, `$2` is now. */
const BINDINGS = `
  UPDATE bindings b SET ended_at = $2, ended_why = 'merged'
  WHERE b.chat_id = ANY($1) AND b.ended_at IS NULL AND EXISTS (
    SELECT FROM bindings o WHERE o.chat_id = ANY($1) AND o.participant_id = b.participant_id AND o.ended_at IS NULL
      AND (o.expires_at, o.id) > (b.expires_at, b.id))`;

/** Of one reminder in two chats the one that was sent stays, so that nobody is reminded twice; else what was stopped stays so. `$1` are the chats. */
const REMINDERS = `
  DELETE FROM reminders WHERE id IN (SELECT id FROM (
    SELECT id, row_number() OVER (PARTITION BY kind, subject, due_on
      ORDER BY array_position(ARRAY['sent', 'stopped', 'pending', 'expired', 'cancelled'], status), id) AS place
    FROM reminders WHERE chat_id = ANY($1)) AS same WHERE place > 1)`;

/** A chat has one link, the newest: two would be twice the tries at a number. `$1` are the chats. */
const LINKS = `
  DELETE FROM nik_links WHERE token_index IN (
    SELECT token_index FROM nik_links WHERE chat_id = ANY($1) ORDER BY created_at DESC, token_index OFFSET 1)`;

/** Officers have a person once: of two requests to talk the one that runs longer stands. `$1` are the chats, `$2` is now. */
const TALKS = `
  UPDATE requests SET status = 'closed', closed_at = $2 WHERE id IN (SELECT id FROM (
    SELECT id, row_number() OVER (ORDER BY due_at DESC, id DESC) AS place FROM requests
    WHERE chat_id = ANY($1) AND kind = 'talk' AND status = 'open') AS same WHERE place > 1)`;

/** The same notice waits in both, or is gone out in one: `subject` then ends in its chat. `$1` are the chats. */
const NOTICES = `
  UPDATE outgoing SET status = 'suppressed', why = 'merged' WHERE status = 'queued' AND id IN (SELECT id FROM (
    SELECT id, row_number() OVER (PARTITION BY left(subject, -length(chat_id::text)) ORDER BY status = 'queued', id) AS place
    FROM outgoing WHERE chat_id = ANY($1) AND about <> '{}' AND subject LIKE '%:' || chat_id
      AND status NOT IN ('failed', 'expired', 'suppressed')) AS same WHERE place > 1)`;

/** What two chats may both have, by its key. From here on `$1` is the chat that stays, `$2` the others. */
const SHARED = [
  `INSERT INTO identities AS known (kind, value_index, chat_id, seen_at)
   SELECT kind, value_index, $1::int, max(seen_at) FROM identities WHERE chat_id = ANY($2) GROUP BY kind, value_index
   ON CONFLICT (kind, value_index, chat_id) DO UPDATE SET seen_at = GREATEST(known.seen_at, excluded.seen_at)`,
  `INSERT INTO case_followers AS known (case_id, chat_id, since)
   SELECT case_id, $1::int, min(since) FROM case_followers WHERE chat_id = ANY($2) GROUP BY case_id
   ON CONFLICT (case_id, chat_id) DO UPDATE SET since = LEAST(known.since, excluded.since)`,
];

/** Every other column that names a chat; a test asks the schema which there are. */
const MOVED = [
  ...['bindings', 'consents', 'inbound', 'outgoing', 'reminders', 'requests', 'cases', 'nik_links'].map((table) => ({
    table,
    column: 'chat_id',
  })),
  { table: 'activation_codes', column: 'used_by' },
].map(({ table, column }) => `UPDATE ${table} SET ${column} = $1 WHERE ${column} = ANY($2)`);

/**
 * What was said last of consent holds; where nothing was said of it, the agreement that stands. What either chat has stopped
 * stays stopped; officers who have either have the one that stays. Where the conversation stands is that of the chat that stays;
 * a turn under way in any of them is overtaken.
 */
const CHAT = `
  WITH decided AS (
    SELECT version, given, at FROM consents WHERE chat_id = $1 ORDER BY at DESC, id DESC LIMIT 1
  ), agreed AS (
    SELECT CASE WHEN given THEN version END AS version, CASE WHEN given THEN at END AS at FROM decided
    UNION ALL (SELECT consent_version, consent_at FROM chats WHERE (id = $1 OR id = ANY($2)) AND NOT EXISTS (SELECT FROM decided)
      ORDER BY consent_at DESC NULLS LAST LIMIT 1)
  ), all_of AS (
    SELECT min(created_at) AS created_at, max(version) AS version, max(stopped_at) FILTER (WHERE stopped_why = 'asked') AS asked_at,
      max(handed_until) AS handed_until
    FROM chats WHERE id = $1 OR id = ANY($2))
  UPDATE chats c SET consent_version = a.version, consent_at = a.at, created_at = s.created_at, version = s.version + 1,
    handed_until = CASE WHEN a.version IS NOT NULL THEN s.handed_until END,
    stopped_at = COALESCE(s.asked_at, c.stopped_at),
    stopped_why = CASE WHEN s.asked_at IS NULL THEN c.stopped_why ELSE 'asked' END,
    stopped_kinds = ARRAY(SELECT DISTINCT unnest(stopped_kinds) FROM chats WHERE id = $1 OR id = ANY($2) ORDER BY 1)
  FROM agreed a, all_of s WHERE c.id = $1
  RETURNING c.address, EXISTS (SELECT FROM decided WHERE NOT given) AS withdrawn`;

const HEARD_LAST = `SELECT id FROM chats WHERE id = ANY($1) ORDER BY last_inbound_at DESC NULLS LAST, id DESC`;

/** A consent that was withdrawn in one of the chats ends in both what it ends in its own. */
async function note(client: Queryable, vault: Vault, chatId: number, at: Date, withdrawn: boolean): Promise<void> {
  const acting = begin(vault, chatId, at);
  if (withdrawn) {
    unbind('withdrawn', acting);
    cancelAll(acting);
    closeTalk(acting);
  }
  audit({ action: 'chat.merged', subject: `chat:${chatId}` }, acting);
  await acting.ask(client, `SELECT ${acting.chat}`);
}

/**
 * Makes these chats of one channel one, the one that was heard last; what hangs on the others goes with it, their wrong proofs
 * too. In the transaction of whoever holds them all. Returns its address.
 */
export async function mergeChats(
  client: Queryable,
  vault: Vault,
  { channel, ids }: { channel: string; ids: number[] },
  now: Date,
): Promise<string> {
  const { rows: heard } = await client.query<{ id: number }>(HEARD_LAST, [ids]);
  const [kept, ...others] = heard.map(({ id }) => id) as [number, ...number[]];
  await client.query(BINDINGS, [ids, now]);
  await client.query(TALKS, [ids, now]);
  for (const sql of [REMINDERS, NOTICES, LINKS]) await client.query(sql, [ids]);
  for (const sql of [...SHARED, ...MOVED]) await client.query(sql, [kept, others]);
  const { rows } = await client.query<{ address: string; withdrawn: boolean }>(CHAT, [kept, others]);
  const { address, withdrawn } = rows[0]!;
  for (const other of others) await carryWrongProofs(client, channel, other, kept);
  await client.query('DELETE FROM chats WHERE id = ANY($1)', [others]);
  await note(client, vault, kept, now, withdrawn);
  return address;
}
