import { expect, it } from 'vitest';
import { purge } from '../../src/store/retention.ts';
import { sentSay } from '../../src/store/sent-message.ts';
import { freshDatabase } from '../support/database.ts';
import { later, makeChat, morning, write } from '../support/ledger.ts';

const DAY = 86_400_000;

it('what a row said is told again until its words are forgotten', async () => {
  const db = await freshDatabase();
  const say = { key: 'reminder.due', values: { on: '2026-11-23' } };
  const [row] = await write(db, await makeChat(db), { say, expiresAt: later(morning, 1) });
  expect(await sentSay(db, row!)).toEqual(say);
  await purge(db, later(morning, 9 * DAY));
  expect([await sentSay(db, row!), await sentSay(db, 999)]).toEqual([null, null]);
});
