import { expect, it } from 'vitest';
import { planIn } from '../support/query-plan.ts';

const planOf = planIn(`
  INSERT INTO chats (channel, address, created_at) SELECT 'web', n::text, now() FROM generate_series(1, 5000) AS n;
  INSERT INTO outgoing (chat_id, kind, key, status, created_at, due_at, expires_at)
    SELECT 1 + n % 5000, 'reply', 'x', CASE WHEN n % 10 = 0 THEN 'queued' ELSE 'sent' END, now(), now(), now()
    FROM generate_series(1, 100000) AS n;
  INSERT INTO requests (kind, chat_id, created_at) SELECT 'check', 1 + n % 5000, now() FROM generate_series(1, 20000) AS n`);

it.each([
  [
    "a chat's next reply, however many are open elsewhere",
    `SELECT min(id) FROM outgoing WHERE chat_id = 10 AND kind = 'reply' AND status IN ('queued', 'sending')`,
    'outgoing_open',
    'chat_id',
  ],
  ['the requests of a chat that goes', 'SELECT 1 FROM requests WHERE chat_id = 10', 'requests_chat_id_idx', 'chat_id'],
  [
    'the requests about a person who goes',
    'SELECT 1 FROM requests WHERE participant_id = 10',
    'requests_participant_id_idx',
    'participant_id',
  ],
])('%s is found by an index', async (_, sql, index, column) => {
  const plan = await planOf(sql);
  expect(plan).toMatch(new RegExp(`${index}\\b[^]*Index Cond: \\(${column} = 10\\)`));
});
