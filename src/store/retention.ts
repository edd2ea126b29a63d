import { forgetBefore, type Kept, retention } from '../domain/retention.ts';
import type { Database } from './database.ts';

/** How many rows one statement forgets, so that a night's work never holds up an answer. */
const BATCH = 5_000;

/** A scholarship whose first year was paid: its other years are reminded of. */
const SCHOLARSHIP = `claim = 'scholarship' AND status = 'paid' AND circumstances->>'scholarship' IS DISTINCT FROM 'yearly'`;

/**
 * How each line of the table is obeyed: which rows (`$1` is the instant before which all is forgotten, `$2` how many),
 * and what becomes of them. Rows are named by their place in the table (`ctid`).
 */
const forget: Record<Kept, { table: string; where: string; set?: string }> = {
  inbound: { table: 'inbound', where: 'received_at < $1' },
  outgoingValues: {
    table: 'outgoing',
    set: 'body = NULL',
    // An open row still needs its words; it cannot stay open for ever, because it expires.
    where: `body IS NOT NULL AND created_at < $1 AND (status NOT IN ('queued', 'sending') OR expires_at < $1)`,
  },
  places: {
    table: 'chats',
    set: 'place = NULL, place_at = NULL',
    where: 'place IS NOT NULL AND COALESCE(last_inbound_at, place_at, created_at) < $1',
  },
  strangers: {
    table: 'chats',
    where: `consent_version IS NULL AND COALESCE(last_inbound_at, created_at) < $1
      AND NOT EXISTS (SELECT FROM consents WHERE consents.chat_id = chats.id)`,
  },
  reminders: { table: 'reminders', where: `due_on < ($1::timestamptz AT TIME ZONE 'Asia/Jakarta')::date` },
  bindings: { table: 'bindings', where: 'LEAST(ended_at, expires_at) < $1' },
  codes: { table: 'activation_codes', where: 'expires_at < $1' },
  consents: {
    table: 'consents',
    where:
      'EXISTS (SELECT FROM consents later WHERE later.chat_id = consents.chat_id AND later.id > consents.id AND later.at < $1)',
  },
  requests: { table: 'requests', where: 'closed_at < $1' },
  cases: { table: 'cases', where: `closed_at < $1 AND (${SCHOLARSHIP}) IS NOT TRUE` },
  scholarships: { table: 'cases', where: `closed_at < $1 AND ${SCHOLARSHIP}` },
  announcements: { table: 'announcements', where: 'starts_at < $1' },
  nikLinks: { table: 'nik_links', where: 'created_at < $1' },
  limits: { table: 'rate_limits', where: 'expire < extract(epoch FROM $1::timestamptz) * 1000' },
};

/** Forgets whatever the table of retention says is over at `now`. Returns how many rows each line cost. */
export async function purge(db: Pick<Database, 'pool'>, now: Date): Promise<Record<Kept, number>> {
  const gone: [string, number][] = [];
  for (const kind of Object.keys(retention) as Kept[])
    gone.push([kind, await forgetAll(db, kind, forgetBefore(kind, now))]);
  return Object.fromEntries(gone) as Record<Kept, number>;
}

async function forgetAll({ pool }: Pick<Database, 'pool'>, kind: Kept, before: Date): Promise<number> {
  const { table, where, set } = forget[kind];
  const some = `WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE ${where} LIMIT $2))`;
  const sql = set ? `UPDATE ${table} SET ${set} ${some}` : `DELETE FROM ${table} ${some}`;
  let count = 0;
  for (let taken = BATCH; taken === BATCH; count += taken)
    taken = (await pool.query(sql, [before, BATCH])).rowCount ?? 0;
  return count;
}
