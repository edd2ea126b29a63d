import { describe, expect, it } from 'vitest';
import type { Proof } from '../../../src/conversation/ports.ts';
import type { Day } from '../../../src/domain/day.ts';
import { confirmDeath } from '../../../src/store/cases/death.ts';
import type { Database } from '../../../src/store/database.ts';
import { admin, bindTo, enrol, MARWAN, nikIndexOf, notices, portsOf, report } from '../../support/cases.ts';
import { freshDatabase, testVault } from '../../support/database.ts';
import { addReminder, locksAwaited, makeChat, morning, write } from '../../support/ledger.ts';

const diedOn = '2026-11-20' as Day;

const proofs: Proof[] = [
  { kind: 'card', value: MARWAN.card },
  { kind: 'phone', value: MARWAN.phone },
  { kind: 'nik', value: MARWAN.nik },
  { kind: 'code', index: testVault.index('code', 'A3CDE4FHJK').toString('hex') },
  { kind: 'family', value: MARWAN.family },
];

/** Which proofs open his record, each tried from a chat of its own. */
async function opens(db: Database): Promise<string[]> {
  const opened: string[] = [];
  for (const proof of proofs) {
    await db.pool.query('DELETE FROM rate_limits');
    const named = { by: 'nik', index: nikIndexOf(db) } as const;
    if ((await portsOf(db, await makeChat(db)).prove(named, proof)).ok) opened.push(proof.kind);
  }
  return opened;
}

async function cover(db: Database, participantId: number): Promise<number> {
  await db.pool.query(`INSERT INTO programmes VALUES ('uji', 'Uji', 'Uji') ON CONFLICT DO NOTHING`);
  const { rows } = await db.pool.query<{ id: number }>(
    `INSERT INTO cover_periods (participant_id, programme_code, sponsor, jkk, jkm, starts_on, ends_on)
     VALUES ($1, 'uji', 'Uji', true, true, '2026-01-01', '2026-12-31') RETURNING id`,
    [participantId],
  );
  return rows[0]!.id;
}

const standing = async (db: Database): Promise<number[]> =>
  (await db.pool.query(`SELECT chat_id FROM bindings WHERE ended_at IS NULL ORDER BY chat_id`)).rows.map(
    (row) => row.chat_id,
  );

describe('a death that an officer confirms', () => {
  it('closes his phone, card, code and NIK, and leaves the family card', async () => {
    const db = await freshDatabase();
    const id = await enrol(db);
    await db.pool.query(
      `INSERT INTO activation_codes (code_index, participant_id, created_at, expires_at) VALUES ($1, $2, $3, '2027-01-01')`,
      [db.vault.index('code', 'A3CDE4FHJK'), id, morning],
    );
    const { number } = await report(db, { nikIndex: nikIndexOf(db) });
    expect(await opens(db)).toEqual(['card', 'phone', 'nik', 'code', 'family']);
    expect(await confirmDeath(db, number, { ...admin, diedOn })).toMatchObject({ ok: true });
    expect(await opens(db)).toEqual(['family']);
  });

  it('ends what was bound as him or by his things, and leaves who came with the family card', async () => {
    const db = await freshDatabase();
    const id = await enrol(db);
    const [his, byCard, byFamily, himselfByFamily] = [
      await makeChat(db),
      await makeChat(db),
      await makeChat(db),
      await makeChat(db),
    ];
    await bindTo(db, his, id);
    await bindTo(db, byCard, id, { relation: 'spouse' });
    await bindTo(db, byFamily, id, { relation: 'parent', proof: 'family' });
    await bindTo(db, himselfByFamily, id, { proof: 'family' });
    const { number } = await report(db, { nikIndex: nikIndexOf(db) });
    await confirmDeath(db, number, { ...admin, diedOn });
    expect(await standing(db)).toEqual([byFamily]);
    const { rows } = await db.pool.query('SELECT DISTINCT ended_why FROM bindings WHERE ended_at IS NOT NULL');
    expect(rows).toEqual([{ ended_why: 'died' }]);
  });

  it('lets nobody be bound by his things who proved them a moment before; the family card still binds', async () => {
    const db = await freshDatabase();
    const id = await enrol(db);
    const [his, hers] = [await makeChat(db), await makeChat(db)];
    const client = await db.pool.connect();
    await client.query('BEGIN');
    await client.query('SELECT FROM participants WHERE id = $1 FOR UPDATE', [id]);
    await client.query('UPDATE participants SET died_on = $2 WHERE id = $1', [id, diedOn]);
    const bound = bindTo(db, his, id);
    await locksAwaited(db);
    await client.query('COMMIT');
    client.release();
    await bound;
    await bindTo(db, hers, id, { relation: 'parent', proof: 'family' });
    expect(await standing(db)).toEqual([hers]);
  });

  it('cancels what was still to remind of his cover in any chat and his own days, and leaves other people’s', async () => {
    const db = await freshDatabase();
    const id = await enrol(db);
    const wife = await enrol(db, { nik: '1505024102880000', name: 'Aminah Uji' });
    const [his, hers] = [await makeChat(db), await makeChat(db)];
    await bindTo(db, his, id);
    await bindTo(db, hers, id, { relation: 'parent', proof: 'family' });
    await bindTo(db, hers, wife, { relation: 'parent', proof: 'family' });
    const [hisCover, wifesCover] = [await cover(db, id), await cover(db, wife)];
    const remind = (chat: number, of: number) =>
      db.pool.query(
        `INSERT INTO reminders (chat_id, kind, subject, due_on, created_at) VALUES ($1, 'cover_ends', $2, '2026-12-01', $3)`,
        [chat, `cover:${of}`, morning],
      );
    await Promise.all([remind(his, hisCover), remind(hers, hisCover), remind(hers, wifesCover)]);
    await addReminder(db, his, '2026-11-30' as Day);
    await addReminder(db, hers, '2026-11-30' as Day);
    await db.pool.query(`UPDATE reminders SET kind = 'own_date' WHERE subject = ''`);
    const { number } = await report(db, { nikIndex: nikIndexOf(db) });
    await confirmDeath(db, number, { ...admin, diedOn });
    const { rows } = await db.pool.query(
      `SELECT chat_id AS chat, subject, status FROM reminders ORDER BY chat_id, subject`,
    );
    expect(rows).toEqual([
      { chat: his, subject: '', status: 'cancelled' },
      { chat: his, subject: `cover:${hisCover}`, status: 'cancelled' },
      { chat: hers, subject: '', status: 'pending' },
      { chat: hers, subject: `cover:${hisCover}`, status: 'cancelled' },
      { chat: hers, subject: `cover:${wifesCover}`, status: 'pending' },
    ]);
  });

  it('holds back what was already written about him, and lets what else was in it wait for the next message', async () => {
    const db = await freshDatabase();
    const id = await enrol(db);
    const [his, hers] = [await makeChat(db), await makeChat(db)];
    await bindTo(db, his, id);
    await bindTo(db, hers, id, { relation: 'parent', proof: 'family' });
    const hisCover = await cover(db, id);
    const [announcement] = await write(db, his, { kind: 'announcement' });
    const [digest] = await write(db, hers, { kind: 'reminder' });
    const [reply] = await write(db, his, { kind: 'reply' });
    await db.pool.query(
      `INSERT INTO reminders (chat_id, kind, subject, due_on, status, created_at, outgoing_id)
       VALUES ($1, 'cover_ends', $2, '2026-11-23', 'sent', $3, $4), ($1, 'own_date', '', '2026-11-23', 'sent', $3, $4)`,
      [hers, `cover:${hisCover}`, morning, digest],
    );
    const { number } = await report(db, { nikIndex: nikIndexOf(db) });
    await confirmDeath(db, number, { ...admin, diedOn });
    const { rows } = await db.pool.query('SELECT id, status, why FROM outgoing WHERE id = ANY($1) ORDER BY id', [
      [announcement, digest, reply],
    ]);
    expect(rows).toEqual([
      { id: announcement, status: 'suppressed', why: 'died' },
      { id: digest, status: 'suppressed', why: 'died' },
      { id: reply, status: 'queued', why: null },
    ]);
    const reminders = await db.pool.query('SELECT kind, status, outgoing_id FROM reminders ORDER BY kind');
    expect(reminders.rows).toEqual([
      { kind: 'cover_ends', status: 'cancelled', outgoing_id: null },
      { kind: 'own_date', status: 'pending', outgoing_id: null },
    ]);
  });

  it('goes on telling the family on his phone, which has followed the report there since', async () => {
    const db = await freshDatabase();
    const id = await enrol(db);
    const his = await makeChat(db);
    await bindTo(db, his, id);
    const { number } = await report(db, { nikIndex: nikIndexOf(db), chat: his });
    await confirmDeath(db, number, { ...admin, diedOn });
    expect(await portsOf(db, his).cases()).toMatchObject([{ number, worker: null }]);
    expect(await notices(db)).toEqual([]);
  });

  it.each([
    ['a report that names nobody whom the roll knows', {}, { why: 'no_worker' }],
    ['a day that is still to come', { diedOn: '2026-11-24' }, { why: 'future' }],
    ['a day before he was born', { diedOn: '1980-01-01', participantId: 'him' }, { why: 'before_birth' }],
    ['somebody whom the roll does not have', { participantId: 999_999 }, { why: 'no_such_participant' }],
    ['a role that may not', { role: 'editor' }, { why: 'role' }],
  ])('is refused for %s', async (_, how, why) => {
    const db = await freshDatabase();
    const him = await enrol(db);
    const { number } = await report(db);
    const { participantId, ...more } = how as { participantId?: number | 'him' };
    const chosen = participantId === 'him' ? him : (participantId ?? null);
    expect(await confirmDeath(db, number, { ...admin, diedOn, participantId: chosen, ...more })).toMatchObject(why);
    expect(await opens(db)).toContain('card');
  });

  it('is confirmed for another than the report names by nobody', async () => {
    const db = await freshDatabase();
    await enrol(db);
    const other = await enrol(db, { nik: '1505024102880000', name: 'Aminah Uji' });
    const { number } = await report(db, { nikIndex: nikIndexOf(db) });
    expect(await confirmDeath(db, number, { ...admin, diedOn, participantId: other })).toMatchObject({
      why: 'other_worker',
    });
  });
});
