import { expect, it } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import { keepOfficersChat, tellOverdue } from '../../../src/store/cases/officers.ts';
import { type ClaimRow, saveClaims } from '../../../src/store/cases/save-claim.ts';
import { transaction } from '../../../src/store/database.ts';
import { forget } from '../../../src/store/forget.ts';
import { admin, MARWAN, notices, report } from '../../support/cases.ts';
import { freshDatabase } from '../../support/database.ts';
import { later, makeChat, morning } from '../../support/ledger.ts';

const late: ClaimRow = {
  ...{
    line: 2,
    agencyNumber: 'B-1',
    claim: 'jkm' as const,
    nik: MARWAN.nik,
    eventOn: null,
    reporter: null,
    relation: null,
  },
  ...{ phone: null, status: 'verifying' as const, since: '2026-11-02' as Day, missing: [], reason: null, note: null },
};

it('officers are told once of a claim that is overdue, and by its number alone', async () => {
  const db = await freshDatabase();
  await keepOfficersChat(db, '-1001', morning);
  await saveClaims(db, [late], admin);
  await tellOverdue(db, morning);
  await tellOverdue(db, later(morning, 86_400_000));
  const told = await notices(db);
  expect(told).toHaveLength(1);
  expect(told[0]!.text).toMatch(/Klaim \*KL\d{14}\* melewati batas waktu/);
});

it('officers are told of a few claims a night, until all are told', async () => {
  const db = await freshDatabase();
  await keepOfficersChat(db, '-1001', morning);
  const many = Array.from({ length: 25 }, (_, at) => ({ ...late, line: at + 2, agencyNumber: `B-${at}/2026` }));
  await saveClaims(db, many, admin);
  for (const told of [20, 25, 25]) {
    await tellOverdue(db, morning);
    expect(await notices(db)).toHaveLength(told);
  }
});

it('officers whose chat was deleted are told nothing, and nothing fails', async () => {
  const db = await freshDatabase();
  await keepOfficersChat(db, '-1001', morning);
  await saveClaims(db, [late], admin);
  await db.pool.query('DELETE FROM chats');
  await tellOverdue(db, morning);
  expect(await notices(db)).toEqual([]);
});

it('officers hear nothing where the settings name no chat', async () => {
  const db = await freshDatabase();
  await saveClaims(db, [late], admin);
  await tellOverdue(db, morning);
  expect(await notices(db)).toEqual([]);
});

it('the officers’ chat is made once, and keeps an agreement that is its own', async () => {
  const db = await freshDatabase();
  const own = await makeChat(db, { channel: 'telegram', address: '4711' });
  for (const address of ['4711', '-1001', '-1001']) await keepOfficersChat(db, address, morning);
  const { rows } = await db.pool.query('SELECT address, consent_version AS agreed FROM chats ORDER BY id');
  expect(rows).toEqual([
    { address: '4711', agreed: '1' },
    { address: '-1001', agreed: 'officers' },
  ]);
  await report(db, { chat: own });
  expect(await notices(db)).toHaveLength(1);
});

it('a chat that is forgotten follows nothing any more, and what it reported stays with the officers', async () => {
  const db = await freshDatabase();
  const { chatId } = await report(db, { told: { reporter: 'Rohani Uji' } });
  await transaction(db.pool, (client) => forget(client, chatId, morning));
  const { rows } = await db.pool.query(
    'SELECT chat_id AS chat, told IS NOT NULL AS told, (SELECT count(*)::int FROM case_followers) AS follow FROM cases',
  );
  expect(rows).toEqual([{ chat: null, told: true, follow: 0 }]);
});
