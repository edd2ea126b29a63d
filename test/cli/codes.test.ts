import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printActivationCode } from '../../src/domain/activation-code.ts';
import { dayOf } from '../../src/domain/day.ts';
import { importRoll } from '../../src/files/import-roll.ts';
import { knownPeople } from '../../src/files/known-people.ts';
import { writeRoll } from '../../src/files/write-roll.ts';
import { writeSheet } from '../../src/files/write-sheet.ts';
import { openDatabase } from '../../src/store/database.ts';
import { makeTestDatabase, testVault } from '../support/database.ts';
import { cli } from './cli.ts';
import { yourOwn } from './your-own.ts';

const BULURAN = '15.71.01.1002';
const HEADER = 'nama,nik,kode,berlaku_sampai';
const folder = mkdtempSync(join(tmpdir(), 'tangguh-codes-'));
let made: Awaited<ReturnType<typeof makeTestDatabase>>;

beforeAll(async () => {
  made = await makeTestDatabase();
  const db = openDatabase(made.url, testVault);
  const now = new Date();
  const rows = knownPeople(dayOf(now)).map((row, at) => (at === 0 ? { ...row, nama: '=Siti Uji' } : row));
  await importRoll(db, writeRoll(rows), { asOf: dayOf(now), now, onProblem: () => {}, madeUp: true });
  await db.close();
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await made.drop();
});

const codes = (...args: string[]) => cli(['codes', 'make', ...args], { ...yourOwn(made.url), TRIAL: '1' });

describe('codes make', () => {
  it('writes the sheet on standard output, safe for a spreadsheet, and says beside it how many and until when', async () => {
    const ran = await codes('--village', BULURAN);
    expect(ran.code).toBe(0);
    const [header, row, ...rest] = ran.out.trimEnd().split('\n');
    expect([header, rest]).toEqual([HEADER, []]);
    expect(row).toMatch(/^'=Siti Uji,\*{12}0000,[A-Z3-9]{5}-[A-Z3-9]{5},\d{4}-\d{2}-\d{2}$/);
    expect(ran.err).toMatch(/^1 kode dibuat untuk Buluran Kenali \(1571011002\), berlaku sampai .*\d{4}\. .*sekali/);
    expect(ran.err).not.toContain('kode lama');
  });

  it('says that an older sheet is void, and links to the bot where there is one', async () => {
    const ran = await codes('--village', '1571011002', '--bot', '@TangguhJambiBot', '--json');
    const row = JSON.parse(ran.out) as Record<string, string>;
    expect(row.tautan).toMatch(/^https:\/\/t\.me\/TangguhJambiBot\?start=[A-Z3-9]{10}$/);
    expect(printActivationCode(row.tautan!.slice(-10))).toBe(row.kode);
    expect(ran.err).toContain('1 kode lama yang belum dipakai tidak berlaku lagi');
  });

  it('writes into a new file that its owner alone may read, and touches none that is there', async () => {
    const out = join(folder, 'sheet.csv');
    const ran = await codes('--village', BULURAN, '--out', out);
    expect(ran).toMatchObject({ code: 0, out: '' });
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(readFileSync(out, 'utf8')).toContain(HEADER);
    writeFileSync(out, 'mine');
    const again = await codes('--village', BULURAN, '--out', out);
    expect(again).toMatchObject({ code: 1, out: '', err: expect.stringContaining('tidak ada kode yang dibuat') });
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });

  it.each([
    ['a village that is none', ['--village', '3171011001'], '15.71.01.1002'],
    ['a village where the roll has nobody', ['--village', '1571011003'], 'belum ada orang'],
    ['a bot that no bot can be called', ['--village', BULURAN, '--bot', 'https://t.me/x'], '--bot TangguhJambiBot'],
  ])('refuses %s, says what would do, and leaves no file', async (_, args, words) => {
    const out = join(folder, 'none.csv');
    const ran = await codes(...args, '--out', out);
    expect(ran).toMatchObject({ code: 1, out: '', err: expect.stringContaining(words) });
    expect(existsSync(out)).toBe(false);
  });
});

it('a sheet is read again as it was written', () => {
  const row = { nama: 'Siti "Uji", A', nik: '************0000', kode: 'A3CDE-4FHJK', berlaku_sampai: '2027-02-21' };
  expect(parse(writeSheet([row]), { columns: true })).toEqual([row]);
});
