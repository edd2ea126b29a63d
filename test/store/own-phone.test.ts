import { expect, it } from 'vitest';
import type { Named } from '../../src/conversation/ports.ts';
import { OWN_PHONE_LOOKS } from '../../src/domain/limits.ts';
import type { Database } from '../../src/store/database.ts';
import { ownPhone } from '../../src/store/own-phone.ts';
import { enrol, MARWAN, nikIndexOf } from '../support/cases.ts';
import { freshDatabase } from '../support/database.ts';
import { later, makeChat, morning } from '../support/ledger.ts';

const STRANGER = '1571012304750000';

const nik = (db: Database, number: string): Named => ({ by: 'nik', index: nikIndexOf(db, number) });

/** Names a record from this phone; whether the phone proves it. */
const looks = async (db: Database, number: string, { chatId = 1, now = morning, phone = MARWAN.phone } = {}) =>
  (await ownPhone(db, nik(db, number), { chatId, network: undefined, vouchedPhone: phone }, now)) !== null;

const guesses = async (db: Database, most: number, chatId?: number): Promise<void> => {
  for (let one = 0; one < most; one += 1) await looks(db, STRANGER, { chatId });
};

it('the own phone proves its record after a few slips, however often it is looked at', async () => {
  const db = await freshDatabase();
  await enrol(db);
  await guesses(db, OWN_PHONE_LOOKS.most - 1);
  for (let one = 0; one < 3; one += 1) expect(await looks(db, MARWAN.nik)).toBe(true);
});

it('whoever has the number of somebody else finds no NIK by trying one after another, in however many chats', async () => {
  const db = await freshDatabase();
  await enrol(db);
  await guesses(db, OWN_PHONE_LOOKS.most, await makeChat(db));
  expect(await looks(db, MARWAN.nik, { chatId: await makeChat(db) })).toBe(false);
  expect(await looks(db, MARWAN.nik, { now: later(morning, OWN_PHONE_LOOKS.windowMs + 1) })).toBe(true);
});

it('what others look for with their own phones holds up nobody', async () => {
  const db = await freshDatabase();
  await enrol(db);
  for (let one = 0; one < OWN_PHONE_LOOKS.most; one += 1) await looks(db, STRANGER, { phone: '+6284000000009' });
  expect(await looks(db, MARWAN.nik)).toBe(true);
});
