import { userInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { inboxCommand } from '../../src/cli/inbox/inbox.ts';
import type { Day } from '../../src/domain/day.ts';
import { saveClaims } from '../../src/store/cases/save-claim.ts';
import type { Database } from '../../src/store/database.ts';
import { admin, enrol, MARWAN, nikIndexOf, notices, report } from '../support/cases.ts';
import { freshDatabase } from '../support/database.ts';
import { makeChat, morning } from '../support/ledger.ts';
import { ran } from './in-process.ts';

const inbox = (db: Database, ...args: string[]) => ran(inboxCommand, db, ['inbox', ...args]);

async function request(
  db: Database,
  kind: string,
  chat: number | null = null,
  dueAt: Date | null = null,
): Promise<number> {
  const { rows } = await db.pool.query<{ id: number }>(
    `INSERT INTO requests (kind, chat_id, detail, created_at, due_at) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
    [kind, chat, db.vault.seal('request.detail', '{}'), morning, dueAt],
  );
  return rows[0]!.id;
}

describe('inbox', () => {
  it.each([
    [200, ''],
    [201, 'Ditampilkan 200 dari 201'],
  ])('with %i requests says beside the list whether there are more', async (count, told) => {
    const db = await freshDatabase();
    await db.pool.query(
      `INSERT INTO requests (kind, detail, created_at) SELECT 'check', $1, $2 FROM generate_series(1, $3)`,
      [db.vault.seal('request.detail', '{}'), morning, count],
    );
    const { out, err } = await inbox(db, '--json');
    expect(out.trimEnd().split('\n')).toHaveLength(200);
    expect(err.slice(0, told.length || 1)).toBe(told);
  });

  it('lists what is overdue before what is due, and that before what has no day', async () => {
    const db = await freshDatabase();
    await request(db, 'check');
    await request(db, 'deletion', null, new Date('2026-11-24T02:00:00Z'));
    await report(db);
    const accident = await report(db, { kind: 'accident', eventOn: '2026-11-22' as Day });
    const late = { since: '2026-11-02' as Day, status: 'verifying', claim: 'jkm', line: 2, nik: MARWAN.nik } as const;
    const rest = { eventOn: null, reporter: null, relation: null, phone: null, missing: [], reason: null, note: null };
    await saveClaims(db, [{ agencyNumber: 'B-1', ...late, ...rest }], admin);
    const { out } = await inbox(db, '--json');
    const items = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(items.map(({ item, kind }) => [item, kind])).toEqual([
      ['claim', undefined],
      ['request', 'deletion'],
      ['report', 'accident'],
      ['request', 'check'],
      ['report', 'death'],
    ]);
    expect(items[0]).toMatchObject({ agencyNumber: 'B-1', overdue: expect.any(Number) });
    expect(items[2]).toMatchObject({ number: accident.number, by: '2026-11-24' });
  });

  it('shows whom of the roll a report speaks of, and no NIK but its last four digits', async () => {
    const db = await freshDatabase();
    const id = await enrol(db);
    const told = { reporter: 'Rohani Uji', phone: '+6280000000009', worker: 'marwan  uji', birthDate: '1985-07-01' };
    await report(db, { nikIndex: nikIndexOf(db), told: { ...told, nik: MARWAN.nik } });
    await report(db, { told });
    for (const args of [[], ['--json']]) {
      const { out } = await inbox(db, ...args);
      expect(out).toContain('Rohani Uji');
      expect(out).not.toContain(MARWAN.nik);
    }
    const { out } = await inbox(db);
    expect(out).toContain(`di daftar peserta: Marwan Uji (************0000), peserta ${id}`);
    expect(out).toContain(`mungkin: Marwan Uji (************0000), peserta ${id}`);
  });

  it('leaves a trace of who looked', async () => {
    const db = await freshDatabase();
    await inbox(db);
    const { rows } = await db.pool.query('SELECT actor, action FROM audit');
    expect(rows).toEqual([{ actor: `officer:${userInfo().username}`, action: 'inbox.listed' }]);
  });
});

describe('inbox answer', () => {
  it('answers a report, and tells how many chats heard of it', async () => {
    const db = await freshDatabase();
    const { number } = await report(db);
    const done = await inbox(db, 'answer', number.toLowerCase(), '--as', 'need_papers');
    expect(done).toMatchObject({
      code: 0,
      out: expect.stringContaining(number),
      err: expect.stringContaining('1 chat'),
    });
    expect((await inbox(db)).out).toContain('Tidak ada yang menunggu');
  });

  it('closes a request and tells the chat that asked, once', async () => {
    const db = await freshDatabase();
    const chat = await makeChat(db);
    const id = await request(db, 'correction', chat);
    expect(await inbox(db, 'answer', `#${id}`, '--as', 'done', '--note', 'rahasia')).toMatchObject({ code: 0 });
    expect(await inbox(db, 'answer', String(id), '--as', 'done')).toMatchObject({
      code: 1,
      err: expect.stringContaining('sudah dijawab sebelumnya'),
    });
    expect(await notices(db)).toMatchObject([{ chat, text: expect.stringContaining('sudah dikerjakan') }]);
    expect((await db.pool.query('SELECT status, closed_at FROM requests')).rows).toEqual([
      { status: 'closed', closed_at: morning },
    ]);
  });

  it('previews the message and writes nothing', async () => {
    const db = await freshDatabase();
    const { number } = await report(db);
    const previewed = await inbox(db, 'answer', number, '--as', 'not_found', '--preview');
    expect(await notices(db)).toEqual([]);
    await inbox(db, 'answer', number, '--as', 'not_found');
    expect(previewed.out.trimEnd()).toBe((await notices(db))[0]!.text);
  });

  it.each([
    ['an answer that is none', 'report', 'yes', 'covered, not_found'],
    ['an answer that fits no correction', 'correction', 'covered', 'done, not_found'],
    ['a report that is none', 'LP26112300000000', 'covered', 'Tidak ada laporan'],
    ['a request that is none', '4711', 'done', 'Tidak ada permintaan #4711'],
    ['what is neither', 'Pak Marwan', 'done', 'LP diikuti 14 angka'],
  ])('refuses %s and says what would have worked', async (_, what, as, words) => {
    const db = await freshDatabase();
    const made = {
      report: async () => (await report(db)).number,
      correction: async () => String(await request(db, 'correction')),
    };
    const id = what in made ? await made[what as 'report']() : what;
    expect(await inbox(db, 'answer', id, '--as', as)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining(words),
    });
    expect(await notices(db)).toEqual([]);
  });
});

describe('inbox confirm-death', () => {
  it('confirms it of the person chosen from the listing', async () => {
    const db = await freshDatabase();
    const id = await enrol(db);
    const { number } = await report(db);
    expect(await inbox(db, 'confirm-death', number, '--on', '2026-11-20')).toMatchObject({
      code: 1,
      err: expect.stringContaining('--participant'),
    });
    expect(await inbox(db, 'confirm-death', number, '--on', '2026-11-20', '--participant', String(id))).toMatchObject({
      code: 0,
    });
    expect((await db.pool.query('SELECT died_on::text AS on FROM participants')).rows).toEqual([{ on: '2026-11-20' }]);
    const { rows } = await db.pool.query(`SELECT actor, subject FROM audit WHERE action = 'participant.died'`);
    expect(rows).toEqual([{ actor: `officer:${userInfo().username}`, subject: `participant:${id}` }]);
  });

  it.each([
    ['a day that never was', ['--on', '2026-02-30'], 'TTTT-BB-HH'],
    ['a day to come', ['--on', '2026-12-01'], 'sesudah hari ini'],
    ['a participant that is no number', ['--on', '2026-11-20', '--participant', 'Marwan'], '--participant 12'],
  ])('refuses %s', async (_, args, words) => {
    const db = await freshDatabase();
    const { number } = await report(db, { nikIndex: nikIndexOf(db) });
    await enrol(db);
    expect(await inbox(db, 'confirm-death', number, ...args)).toMatchObject({
      code: 1,
      err: expect.stringContaining(words),
    });
  });
});

describe('inbox to-claim', () => {
  it('makes a claim and says both numbers', async () => {
    const db = await freshDatabase();
    const { number } = await report(db);
    const done = await inbox(db, 'to-claim', number, '--as', 'jkm', '--agency', 'B-9');
    expect(done.out).toMatch(new RegExp(`^${number} menjadi klaim KL\\d{14}`));
    const again = await inbox(db, 'to-claim', number, '--as', 'jkm');
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('sudah menjadi klaim KL') });
    expect(await inbox(db, 'to-claim', number, '--as', 'apa')).toMatchObject({
      code: 1,
      err: expect.stringContaining('--as jkm'),
    });
  });
});
