import type pg from 'pg';
import type { Claimed, Outcome } from './ledger.ts';

/** A claimed row and what became of it. */
export type Settled = { row: Pick<Claimed, 'id' | 'attempts'>; outcome: Outcome };

const settlement = `
  UPDATE outgoing o SET status = s.status, why = s.why, platform_id = s.platform_id,
    sent_at = CASE WHEN s.status = 'sent' THEN $8::timestamptz END,
    claimed_at = CASE WHEN s.status <> 'queued' THEN o.claimed_at END, retry_at = s.not_before, attempts = o.attempts - s.free,
    doubted_at = COALESCE(o.doubted_at, CASE WHEN s.doubted THEN $8::timestamptz END)
  FROM unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::int[], $9::boolean[])
    AS s (id, attempts, status, why, platform_id, not_before, free, doubted)
  WHERE o.id = s.id AND o.attempts = s.attempts
    AND (o.status IN ('sending', 'uncertain') OR (o.status = 'queued' AND o.why = 'interrupted'))
  RETURNING o.id, o.kind = 'reply' AND EXISTS (
    SELECT FROM outgoing n WHERE n.chat_id = o.chat_id AND n.kind = 'reply' AND n.status = 'queued' AND n.id > o.id) AS more`;

/**
 * Writes down what became of claimed rows, in one statement. An answer that comes so late that the row was given up
 * (`uncertain`, or queued again) still counts; one that comes after somebody else took the row does not. Tells of each, in order, whether
 * its chat has further replies queued that may have waited for it.
 */
export async function settleAll(pool: Pick<pg.Pool, 'query'>, settled: Settled[], now: Date): Promise<boolean[]> {
  const column = <T>(of: (one: Settled) => T): T[] => settled.map(of);
  const again = ({ outcome }: Settled) => (outcome.status === 'queued' ? outcome : undefined);
  const { rows } = await pool.query<{ id: number; more: boolean }>({
    name: 'settle',
    text: settlement,
    values: [
      column(({ row }) => row.id),
      column(({ row }) => row.attempts),
      column(({ outcome }) => outcome.status),
      column(({ outcome }) => ('why' in outcome ? outcome.why : null)),
      column(({ outcome }) => (outcome.status === 'sent' ? (outcome.platformId ?? null) : null)),
      column((one) => again(one)?.notBefore ?? null),
      column((one) => (again(one)?.free ? 1 : 0)),
      now,
      column((one) => again(one)?.doubted ?? false),
    ],
  });
  const waiting = new Set(rows.filter(({ more }) => more).map(({ id }) => id));
  return settled.map(({ row }) => waiting.has(row.id));
}
