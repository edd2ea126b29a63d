import type { Receipt } from '../message.ts';
import type { Database } from './database.ts';

/**
 * How far a message has come. `failed` is said of one that the platform took and did not deliver; one that was delivered after
 * all was delivered.
 */
const rank: Record<Receipt['status'], number> = { sent: 1, failed: 2, delivered: 3, read: 4 };

/**
 * A row that waits goes out again whatever became of its last try, so a failure says nothing of it; nor does one of another try
 * than the last. What can be tried again goes back in line, but for a reply: what follows it would wait.
 */
const told = `
  WITH told AS (
    SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $5::text[], $6::timestamptz[])
      AS t (id, status, why, platform_id, again_at)),
  held AS (
    SELECT o.id, o.status, o.platform_id, o.kind <> 'reply' AS may_again FROM outgoing o WHERE o.id = ANY($1) ORDER BY o.id FOR UPDATE)
  UPDATE outgoing o SET why = t.why,
    status = CASE WHEN h.may_again AND t.again_at IS NOT NULL THEN 'queued' ELSE t.status END,
    retry_at = CASE WHEN h.may_again THEN t.again_at END,
    sent_at = CASE WHEN t.status = 'failed' THEN o.sent_at ELSE COALESCE(o.sent_at, $4::timestamptz) END
  FROM held h JOIN told t ON t.id = h.id
  WHERE o.id = h.id AND (t.platform_id IS NULL OR h.platform_id IS NULL
      OR (h.status = 'sending') = (h.platform_id <> t.platform_id))
    AND h.status = ANY(CASE t.status
    WHEN 'sent' THEN ARRAY['queued', 'sending', 'uncertain']
    WHEN 'failed' THEN ARRAY['sending', 'uncertain', 'sent']
    WHEN 'delivered' THEN ARRAY['queued', 'sending', 'uncertain', 'sent', 'failed']
    ELSE ARRAY['queued', 'sending', 'uncertain', 'sent', 'failed', 'delivered'] END)`;

/** Of each row the furthest it has come. */
function furthest(receipts: Receipt[]): Receipt[] {
  const best = new Map<number, Receipt>();
  for (const one of receipts) {
    const known = best.get(one.row);
    if (!known || rank[one.status] > rank[known.status]) best.set(one.row, one);
  }
  return [...best.values()];
}

/**
 * Writes down what platforms tell of messages that they took, in one statement. They tell it late, twice and in any order, so a
 * row only ever goes on; one that expired or was suppressed stays so. Whoever is just trying a row that is told of finds it settled.
 */
export async function noteReceipts(
  pool: Pick<Database['pool'], 'query'>,
  receipts: Receipt[],
  now: Date,
): Promise<void> {
  if (receipts.length === 0) return;
  const all = furthest(receipts);
  const failed = <T>(of: (one: Extract<Receipt, { status: 'failed' }>) => T | undefined): (T | null)[] =>
    all.map((one) => (one.status === 'failed' ? (of(one) ?? null) : null));
  const values = [
    ...[all.map(({ row }) => row), all.map(({ status }) => status), failed(({ why }) => why), now],
    failed(({ platformId }) => platformId),
    failed(({ afterMs }) => (afterMs === undefined ? undefined : new Date(now.getTime() + afterMs))),
  ];
  await pool.query({ name: 'note-receipts', text: told, values });
}
