import { describe, expect, it } from 'vitest';
import type { Inbound } from '../../src/message.ts';
import { moveNumber } from '../../src/store/chats.ts';
import type { Database } from '../../src/store/database.ts';
import { hearAll } from '../../src/store/hear.ts';
import { freshDatabase } from '../support/database.ts';
import { morning } from '../support/ledger.ts';
import { bindTo, makePerson } from '../support/subjects.ts';

const [OLD, NEW] = ['6281200000001', '6281200000002'];
const CLOUD = 'whatsapp-cloud';

let count = 0;

/** A message from a number and the business-scoped id that goes with it; its chat. */
async function hears(db: Database, phone: string, id: string): Promise<number> {
  count += 1;
  const from: Inbound = { channel: CLOUD, chat: phone, id: `m${count}`, text: 'halo' };
  const [heard] = await hearAll(db, [{ ...from, aliases: [`bsuid:ID.${id}`], vouchedPhone: `+${phone}` }], morning);
  return heard!.chatId;
}

/** She had a chat at her old number and has changed it. */
async function world() {
  const db = await freshDatabase();
  const hers = await hears(db, OLD, '1');
  await bindTo(db, hers, await makePerson(db));
  await moveNumber(db.pool, { channel: CLOUD, address: OLD }, NEW);
  return { db, hers };
}

describe('a number that the platform says was changed', () => {
  it('has the same chat, also under the other id that it brings with it', async () => {
    const { db, hers } = await world();
    expect(await hears(db, NEW, '2')).toBe(hers);
    expect((await db.pool.query('SELECT FROM bindings WHERE ended_at IS NULL')).rowCount).toBe(1);
  });

  it('ties the chat no longer to the old one, whose new owner has a chat of her own', async () => {
    const { db, hers } = await world();
    await hears(db, NEW, '2');
    const others = await hears(db, OLD, '3');
    expect(others).not.toBe(hers);
    const { rows } = await db.pool.query(`SELECT chat_id AS chat FROM identities WHERE value_index = $1`, [
      db.vault.index('phone', `+${OLD}`),
    ]);
    expect(rows).toEqual([{ chat: others }]);
  });

  it('is the old one still where somebody writes from the new one already', async () => {
    const db = await freshDatabase();
    const [hers, others] = [await hears(db, OLD, '1'), await hears(db, NEW, '2')];
    await moveNumber(db.pool, { channel: CLOUD, address: OLD }, NEW);
    expect([await hears(db, OLD, '1'), await hears(db, NEW, '2')]).toEqual([hers, others]);
    expect((await db.pool.query('SELECT FROM identities')).rowCount).toBe(4);
  });
});
