import { expect, it } from 'vitest';
import { planIn } from '../support/query-plan.ts';

/** A paused announcement to a hundred thousand, and what else waits beside it. */
const planOf = planIn(`
  INSERT INTO chats (channel, address, created_at) SELECT 'web', n::text, now() FROM generate_series(1, 5000) AS n;
  INSERT INTO announcements (text, "to", status, starts_at, created_at, created_by, left_out) VALUES ('x', '', 'paused', now(), now(), 'x', '{}');
  INSERT INTO outgoing (chat_id, kind, key, announcement_id, status, created_at, due_at, expires_at, claimed_at)
    SELECT 1 + n % 5000, 'announcement', 'x', 1, 'queued', now(), now(), now() + interval '7 days', NULL FROM generate_series(1, 100000) AS n
    UNION ALL SELECT n, 'reminder', 'x', NULL, CASE WHEN n % 100 = 0 THEN 'sending' ELSE 'queued' END, now(), now() + n * interval '1 minute',
      now() + interval '7 days', CASE WHEN n % 100 = 0 THEN now() END FROM generate_series(1, 5000) AS n`);

it.each([
  [
    'what is next of a kind',
    `SELECT id FROM outgoing WHERE status = 'queued' AND announcement_id IS NULL AND kind = 'reminder' AND GREATEST(due_at, retry_at) <= now()
     ORDER BY GREATEST(due_at, retry_at), id LIMIT 100`,
    'outgoing_ready',
  ],
  [
    'what is next of an announcement',
    `SELECT id FROM outgoing WHERE status = 'queued' AND announcement_id IS NOT NULL AND announcement_id = 1 AND GREATEST(due_at, retry_at) <= now()
     ORDER BY GREATEST(due_at, retry_at), id LIMIT 100`,
    'outgoing_announced',
  ],
  [
    'what has expired',
    `SELECT id FROM outgoing WHERE status = 'queued' AND expires_at <= now() AND kind <> 'x'`,
    'outgoing_expiring',
  ],
  [
    'what got lost on its way',
    `SELECT id FROM outgoing WHERE status = 'sending' AND claimed_at <= now() - interval '2 minutes'`,
    'outgoing_on_its_way',
  ],
])('%s is found by an index, in its order, among a hundred thousand rows that wait', async (_, sql, index) => {
  const plan = await planOf(sql);
  expect(plan).toContain(`${index} `);
  expect(plan).not.toContain('Sort');
});
