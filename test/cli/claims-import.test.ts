import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import type { ClaimCells } from '../../src/files/claim-file.ts';
import { importRoll } from '../../src/files/import-roll.ts';
import { knownPeople } from '../../src/files/known-people.ts';
import { writeRoll } from '../../src/files/write-roll.ts';
import { openDatabase } from '../../src/store/database.ts';
import { claimsFile } from '../files/claims-file.ts';
import { makeTestDatabase, testVault } from '../support/database.ts';
import { cli } from './cli.ts';
import { yourOwn } from './your-own.ts';

const folder = mkdtempSync(join(tmpdir(), 'tangguh-claims-'));
let made: Awaited<ReturnType<typeof makeTestDatabase>>;

beforeAll(async () => {
  made = await makeTestDatabase();
  const db = openDatabase(made.url, testVault);
  const now = new Date();
  await importRoll(db, writeRoll(knownPeople(dayOf(now))), { asOf: dayOf(now), now, onProblem: () => {} });
  await db.close();
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await made.drop();
});

function fileOf(content: string): string {
  const path = join(folder, 'klaim.csv');
  writeFileSync(path, content);
  return path;
}

const old = { tanggal_kejadian: '2026-01-05', tanggal_status: '2026-01-12' };
const rows = (...cells: Partial<ClaimCells>[]) => claimsFile(...cells.map((one) => ({ ...old, ...one })));

const run = (content: string, ...args: string[]) =>
  cli(['claims', 'import', fileOf(content), ...args], { ...yourOwn(made.url), TRIAL: '1', LOG_LEVEL: 'debug' });

const mixed = rows(
  { nomor: 'A-1', berkas_kurang: 'family_card|kartu kelurga' },
  { nomor: 'A-2', status: 'mungkin' },
  { nomor: 'A-3', nik: '1571015708910000' },
);

describe('claims import', () => {
  it('as a dry run with --json shows all of it, and neither a number nor a code', async () => {
    const ran = await run(mixed, '--dry-run', '--json');
    expect(ran.code).toBe(0);
    const said = JSON.parse(ran.out);
    expect(said).toMatchObject({
      created: [{ line: 2, number: null, accessCode: null }, { line: 4 }],
      changed: 0,
      unchanged: 0,
    });
    expect(said.bad).toHaveLength(1);
    expect(said.warnings).toHaveLength(2);
  });

  it('with --json answers with one object on standard output', async () => {
    const ran = await run(mixed, '--json');
    expect(ran.code).toBe(0);
    expect(ran.out.trimEnd().split('\n')).toHaveLength(1);
    const created = {
      number: expect.stringMatching(/^KL\d{14}$/),
      accessCode: expect.stringMatching(/^[A-Z3-9]{5}-[A-Z3-9]{5}$/),
    };
    expect(JSON.parse(ran.out)).toEqual({
      created: [
        { line: 2, ...created },
        { line: 4, ...created },
      ],
      bad: [
        { line: 3, column: 'status', problem: 'status tidak dikenal', fix: expect.stringContaining('lapor tahap 1') },
      ],
      warnings: [
        {
          line: 2,
          column: 'berkas_kurang',
          problem: expect.stringContaining('"kartu kelurga"'),
          fix: expect.stringContaining('family_card (Kartu Keluarga)'),
        },
        { line: 4, column: 'nik', problem: expect.stringContaining('daftar peserta'), fix: expect.any(String) },
      ],
      changed: 0,
      unchanged: 0,
    });
  });

  it('of the same file again changes nothing', async () => {
    expect(JSON.parse((await run(mixed, '--json')).out)).toMatchObject({ created: [], changed: 0, unchanged: 2 });
  });

  it('without --json shows the numbers with their codes once, and what is wrong beside them', async () => {
    const ran = await run(rows({ nomor: 'B-1' }, { nomor: 'B-2', nik: '' }));
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(
      /^NOMOR KLAIM +KODE AKSES +BARIS\nKL\d{14} {2}[A-Z3-9]{5}-[A-Z3-9]{5} {2}2\n\n2 baris dibaca, 1 tidak diambil/,
    );
    expect(ran.err).toMatch(/^Baris 3, kolom nik: kosong\. Baris ini tidak diambil\. /m);
    expect(ran.err).toContain('hanya ditampilkan sekali');
    const again = await run(rows({ nomor: 'B-1' }));
    expect(again.out).toMatch(/^1 baris dibaca.*\nKlaim: 0 baru, 0 berubah, 1 tetap\.\n$/);
    expect(again.err).toBe('');
  });

  it('says on standard error and in the log nothing of anybody: no NIK, name, phone or access code', async () => {
    const ran = await run(
      rows(
        { nomor: 'C-1', alasan: 'kata Rahmat 1571015708900000' },
        { nomor: 'C-2', status: 'Rahmat 1571015708900000', jenis: '081234567890' },
        { nomor: 'C-3', berkas_kurang: '1571015708900000' },
        { nomor: '1571015708900000' },
      ),
    );
    expect(ran.err.split('\n').length).toBeGreaterThan(4);
    const codes = [...ran.out.matchAll(/[A-Z3-9]{5}-[A-Z3-9]{5}/g)].map(([code]) => code);
    expect(codes).toHaveLength(2);
    for (const secret of ['1571015708900000', 'Rahmat', '81234567890', ...codes]) expect(ran.err).not.toContain(secret);
    expect(ran.out).not.toMatch(/1571015708900000|Rahmat/);
  });

  it.each([
    ['a file that is no list of claims', 'nik,nama\n1571015708900000,Siti Uji\n', /Kolom ini tidak ada: nomor/],
    ['a quote that is left open', `${rows({ nomor: 'D-1' })}"D-2,\n`, /tanda kutip/],
  ])('ends with code 1 for %s and takes nothing', async (_, content, why) => {
    const ran = await run(content, '--json');
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toMatch(why);
    expect(ran.err).not.toMatch(/1571015708900000|Siti/);
  });

  it('ends with code 1 where there is no file', async () => {
    const ran = await cli(['claims', 'import', join(folder, 'none.csv')], yourOwn(made.url));
    expect(ran).toMatchObject({ code: 1, out: '', err: expect.stringContaining('tidak dapat dibuka') });
  });
});
