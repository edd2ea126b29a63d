import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import type { ClaimCells } from '../../src/files/claim-file.ts';
import { importClaims } from '../../src/files/import-claims.ts';
import { importRoll } from '../../src/files/import-roll.ts';
import { knownPeople } from '../../src/files/known-people.ts';
import { type Problem, problemText, UnreadableFile } from '../../src/files/problem.ts';
import { writeRoll } from '../../src/files/write-roll.ts';
import type { Database } from '../../src/store/database.ts';
import { freshDatabase } from '../support/database.ts';
import { claimsFile } from './claims-file.ts';

const now = new Date('2026-11-21T03:00:00Z');
const [siti, marwan] = knownPeople(dayOf(now));
let db: Database;

beforeEach(async () => {
  db = await freshDatabase();
  await importRoll(db, writeRoll(knownPeople(dayOf(now))), { asOf: dayOf(now), now, onProblem: () => {} });
});

const importFile = (content: string, dryRun = false) =>
  importClaims(db, Readable.from([Buffer.from(content)]), { actor: 'uji', now, madeUp: true, dryRun });
const importing = (...rows: Partial<ClaimCells>[]) => importFile(claimsFile(...rows));

const brief = ({ problems }: { problems: Problem[] }) =>
  problems.map(({ line, column, wrong, kept }) => `${line} ${column} ${wrong}${kept ? ' kept' : ''}`);

const second: Partial<ClaimCells> = { nomor: 'BPJS-2', nik: marwan!.nik, hubungan: 'istri' };
const paid: Partial<ClaimCells> = {
  status: 'dibayarkan',
  tanggal_status: '2026-11-20',
  berkas_kurang: '',
  alasan: '',
};

/** Everything that an import could write, counted. */
async function written(): Promise<Record<string, number>> {
  const { rows } = await db.pool.query(
    `SELECT (SELECT count(*)::int FROM cases) AS cases, (SELECT count(*)::int FROM case_events) AS events,
       (SELECT count(*)::int FROM case_papers) AS papers, (SELECT count(*)::int FROM outgoing) AS outgoing,
       (SELECT count(*)::int FROM reminders) AS reminders, (SELECT count(*)::int FROM audit) AS audit`,
  );
  return rows[0];
}

/** A chat that follows this claim. */
async function follow(number: string): Promise<void> {
  await db.pool.query(
    `WITH c AS (INSERT INTO chats (channel, address, consent_version, consent_at, created_at)
       VALUES ('telegram', '1', '1', $2, $2) RETURNING id)
     INSERT INTO case_followers (case_id, chat_id, since) SELECT k.id, c.id, $2 FROM cases k, c WHERE k.claim_number = $1`,
    [number, now],
  );
}

describe('an import of claims', () => {
  it('gives each new claim its number and its access code', async () => {
    const { created, ...rest } = await importing({}, second);
    expect(created).toEqual([
      {
        line: 2,
        number: expect.stringMatching(/^KL261121\d{8}$/),
        accessCode: expect.stringMatching(/^[A-Z3-9]{10}$/),
      },
      {
        line: 3,
        number: expect.stringMatching(/^KL261121\d{8}$/),
        accessCode: expect.stringMatching(/^[A-Z3-9]{10}$/),
      },
    ]);
    expect(rest).toMatchObject({ rows: 2, bad: 0, changed: 0, unchanged: 0, problems: [] });
    expect(await written()).toMatchObject({ cases: 2 });
  });

  it('keeps who claims as heir: the spouse, and the child of a parent', async () => {
    await importing({}, { ...second, hubungan: 'anak' });
    const { rows } = await db.pool.query('SELECT circumstances FROM cases ORDER BY id');
    expect(rows.map(({ circumstances }) => circumstances.heir)).toEqual(['spouse', 'child']);
  });

  it('of the same file twice writes nothing more and tells nobody', async () => {
    const { created } = await importing({}, second);
    await follow(created[0]!.number);
    const before = await written();
    expect(await importing({}, second)).toMatchObject({ created: [], changed: 0, unchanged: 2, bad: 0, problems: [] });
    expect(await written()).toEqual(before);
  });

  it('tells whoever follows a claim that it moved, once', async () => {
    const { created } = await importing({}, second);
    await follow(created[0]!.number);
    expect(await importing(paid, second)).toMatchObject({ created: [], changed: 1, unchanged: 1, bad: 0 });
    await importing(paid, second);
    expect(await written()).toMatchObject({ outgoing: 1 });
  });

  it('as a dry run finds the same and writes nothing', async () => {
    await importing({});
    const before = await written();
    const file = claimsFile(paid, second, { ...second, nomor: 'BPJS-3', status: 'mungkin' });
    const { created, ...tried } = await importFile(file, true);
    expect(created.map(({ line }) => line)).toEqual([3]);
    expect(await written()).toEqual(before);
    const { created: made, ...done } = await importFile(file);
    expect(made.map(({ line }) => line)).toEqual([3]);
    expect(done).toEqual(tried);
  });

  it('takes the rows that are right beside those that are not', async () => {
    const done = await importing({ nomor: '' }, second, { nomor: 'BPJS-3', status: 'mungkin' });
    expect(done).toMatchObject({ rows: 3, bad: 2, created: [{ line: 3 }] });
    expect(brief(done)).toEqual(['2 nomor roll.empty', '4 status claimsFile.notStatus']);
    expect(await written()).toMatchObject({ cases: 1 });
  });

  it('takes a claim of somebody who is not in the roll, and says so', async () => {
    const done = await importing({ nik: '1571015708910000' });
    expect(done).toMatchObject({ bad: 0, created: [{ line: 2 }] });
    expect(brief(done)).toEqual(['2 nik claimsFile.notInRoll kept']);
  });

  it('takes a claim whose papers nobody knows, and keeps what was written', async () => {
    const done = await importing({ berkas_kurang: 'surat sakti' });
    expect(done).toMatchObject({ bad: 0, created: [{ line: 2 }] });
    const { rows } = await db.pool.query('SELECT note FROM case_events WHERE note IS NOT NULL');
    expect(rows.map(({ note }) => db.vault.open('case.note', note))).toEqual(['surat sakti']);
  });

  it.each([
    ['what was paid', [paid], { status: 'verifikasi', berkas_kurang: '', alasan: '' }, 'status claimsFile.ended'],
    ['a number of another worker', [{}], { nik: marwan!.nik }, 'nik claimsFile.otherWorker'],
    ['a number of another kind', [{}], { jenis: 'JKK' }, 'jenis claimsFile.otherKind'],
    [
      'an older status',
      [{ status: 'verifikasi', berkas_kurang: '', alasan: '', tanggal_status: '2026-11-01' }],
      { status: 'diajukan', berkas_kurang: '', alasan: '' },
      'tanggal_status claimsFile.older',
    ],
    [
      'a stage that the kind has not',
      [],
      { status: 'dirawat', berkas_kurang: '', alasan: '' },
      'status claimsFile.notOfKind',
    ],
    [
      'papers that are missing from a paid claim',
      [],
      { status: 'dibayarkan', alasan: '' },
      'berkas_kurang claimsFile.papersLeft',
    ],
  ])('leaves out %s, with its line, and saves the next', async (_, first, row, told) => {
    if (first.length > 0) await importing(...first);
    const done = await importing(row, second);
    expect(brief(done)).toEqual([`2 ${told}`]);
    expect(done).toMatchObject({ rows: 2, bad: 1, changed: 0, created: [{ line: 3 }] });
    expect(problemText(done.problems[0]!)).toMatch(/^Baris 2, kolom [a-z_]+: .+\. Baris ini tidak diambil\. .+\.$/);
  });

  it('does not call kept what was left out after all', async () => {
    const done = await importing({ status: 'dirawat', berkas_kurang: '', alasan: '', hubungan: 'kenalan' });
    expect(brief(done)).toEqual(['2 hubungan claimsFile.notReporter', '2 status claimsFile.notOfKind']);
  });

  it('of a file that turns out to be unreadable after good rows leaves nothing', async () => {
    await expect(importFile(`${claimsFile({}, second)}"x\n`)).rejects.toThrow(UnreadableFile);
    expect(await written()).toMatchObject({ cases: 0 });
  });

  it('stores no NIK, name, phone or access code in the clear', async () => {
    const { created } = await importing({ alasan: `kata Rahmat ${siti!.nik}` });
    const { rows } = await db.pool.query<{ row: string }>(
      `SELECT k::text AS row FROM cases k UNION ALL SELECT e::text FROM case_events e UNION ALL SELECT a::text FROM audit a`,
    );
    const all = rows.map(({ row }) => row).join('\n');
    expect(all).toContain('KL261121');
    for (const secret of [siti!.nik, 'Rahmat', '81234567890', created[0]!.accessCode])
      expect(all).not.toContain(secret);
  });
});
