import type pg from 'pg';
import type { Claimed, Outcome } from './ledger.ts';

/** A claimed row and what became of it. */
export type Settled = { row: Pick<Claimed, 'id' | 'attempts'>; outcome: Outcome };

// What a receipt has told of a row meanwhile stands: such a row is neither on its way any more nor given up.
const settlement = `
  WITH s AS (
    SELECT * FROM unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::int[], $9::boolean[])
      AS s (id, attempts, status, why, platform_id, not_before, free, doubted)),
  settled AS (UPDATE outgoing o SET status = s.status, why = s.why, platform_id = s.platform_id,
    sent_at = CASE WHEN s.status = 'sent' THEN $8::timestamptz END,
    claimed_at = CASE WHEN s.status <> 'queued' THEN o.claimed_at END, retry_at = s.not_before, attempts = o.attempts - s.free,
    doubted_at = COALESCE(o.doubted_at, CASE WHEN s.doubted THEN $8::timestamptz END)
  FROM s WHERE o.id = s.id AND o.attempts = s.attempts
    AND (o.status IN ('sending', 'uncertain') OR (o.status = 'queued' AND o.why = 'interrupted')))
  SELECT o.id FROM s JOIN outgoing o ON o.id = s.id
  WHERE o.kind = 'reply' AND EXISTS (
    SELECT FROM outgoing n WHERE n.chat_id = o.chat_id AND n.kind = 'reply' AND n.status = 'queued' AND n.id > o.id)`;

/**
 * Writes down what became of claimed rows, in one statement. An answer that comes so late that the row was given up
 * (`uncertain`, or queued again) still counts; one that comes after somebody else took the row does not. Tells of each, in order, whether
 * its chat has further replies queued that may have waited for it.
 */
export async function settleAll(pool: Pick<pg.Pool, 'query'>, settled: Settled[], now: Date): Promise<boolean[]> {
  // In the order in which receipts lock their rows: whoever does both at once waits, and neither for the other.
  const inOrder = settled.toSorted((one, other) => one.row.id - other.row.id);
  const column = <T>(of: (one: Settled) => T): T[] => inOrder.map(of);
  const again = ({ outcome }: Settled) => (outcome.status === 'queued' ? outcome : undefined);
  const { rows } = await pool.query<{ id: number }>({
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
  const waiting = new Set(rows.map(({ id }) => id));
  return settled.map(({ row }) => waiting.has(row.id));
}
