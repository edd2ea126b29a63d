import { expect, it } from 'vitest';
import { noting } from '../../src/app/whatsapp/receipts.ts';
import type { Database } from '../../src/store/database.ts';
import { freshDatabase } from '../support/database.ts';
import { makeChat, morning, statuses, write } from '../support/ledger.ts';

/** Rows of a chat, and what notes what is told of them; `away`: so many statements find no database. */
async function noted({ count, away = 0 }: { count: number; away?: number }) {
  const db = await freshDatabase();
  const rows = await write(db, await makeChat(db, { channel: 'whatsapp' }), { count });
  let asked = 0;
  const query = (...words: Parameters<typeof db.pool.query>) => {
    asked += 1;
    return asked <= away ? Promise.reject(new Error('away')) : db.pool.query(...words);
  };
  const lanes = { query } as unknown as Database['lanes'];
  return { db, rows, note: noting({ lanes }, () => morning), asked: () => asked };
}

it('what WhatsApp tells in one moment is written in one statement', async () => {
  const { db, rows, note, asked } = await noted({ count: 3 });
  await Promise.all(rows.map((row) => note([{ row, status: 'delivered' }])));
  expect(await statuses(db, rows)).toEqual(['delivered', 'delivered', 'delivered']);
  expect(asked()).toBe(1);
});

it('what WhatsApp tells while the database is away is written when it is back', async () => {
  const { db, rows, note } = await noted({ count: 2, away: 2 });
  await Promise.all(rows.map((row) => note([{ row, status: 'delivered' }])));
  expect(await statuses(db, rows)).toEqual(['delivered', 'delivered']);
});
