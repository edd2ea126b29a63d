import { describe, expect, it } from 'vitest';
import { claimsCommand } from '../../src/cli/claims/claims.ts';
import { answerReport } from '../../src/store/cases/answer.ts';
import { toClaim } from '../../src/store/cases/to-claim.ts';
import type { Database } from '../../src/store/database.ts';
import { admin, MARWAN, notices, report } from '../support/cases.ts';
import { freshDatabase } from '../support/database.ts';
import { ran } from './in-process.ts';

const claims = (db: Database, ...args: string[]) => ran(claimsCommand, db, ['claims', ...args]);

async function claim(db: Database): Promise<string> {
  const { number } = await report(db, { told: { reporter: 'Rohani Uji', nik: MARWAN.nik } });
  const became = await toClaim(db, number, 'jkm', admin);
  return became.ok ? became.case.number : '';
}

describe('claims move', () => {
  it('moves by the words of officers, names papers by their names, and tells who follows', async () => {
    const db = await freshDatabase();
    const number = await claim(db);
    const move = [
      'move',
      number,
      '--to',
      'BERKAS_KURANG',
      '--reason',
      'papers_missing',
      '--papers',
      'akta kematian|buku nikah',
    ];
    const previewed = await claims(db, ...move, '--preview');
    expect(previewed.err).toContain('1 chat');
    const done = await claims(db, ...move);
    expect(done).toMatchObject({ code: 0, out: `${number} sekarang: berkas kurang.\n` });
    expect(previewed.out.trimEnd()).toBe((await notices(db)).at(-1)!.text);
  });

  it.each([
    ['a state that is none', ['--to', 'entah'], 'berkas kurang'],
    ['the state where it stands', ['--to', 'diajukan'], 'Yang bisa: '],
    ['a way that there is not', ['--to', 'dibayarkan'], 'tidak bisa langsung ke dibayarkan'],
    ['no reason', ['--to', 'ditolak'], '--reason'],
    ['a reason of another state', ['--to', 'ditolak', '--reason', 'bank_account'], 'not_covered'],
    ['papers that are not in hand', ['--to', 'verifikasi'], '--as received'],
    ['a paper that is none', ['--to', 'berkas kurang', '--papers', 'surat cinta'], 'surat cinta'],
  ])('refuses %s and says what would have worked', async (_, args, words) => {
    const db = await freshDatabase();
    const number = await claim(db);
    expect(await claims(db, 'move', number, ...args)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining(words),
    });
  });

  it('refuses a number that nobody has, and shows no NIK that was put in its place', async () => {
    const db = await freshDatabase();
    const { code, err } = await claims(db, 'move', MARWAN.nik, '--to', 'dibayarkan');
    expect([code, err.includes(MARWAN.nik)]).toEqual([1, false]);
  });

  it('refuses a report, and says how it becomes a claim', async () => {
    const db = await freshDatabase();
    const { number } = await report(db);
    expect((await claims(db, 'move', number, '--to', 'verifikasi')).err).toContain(`inbox to-claim ${number}`);
  });
});

describe('claims paper and claims show', () => {
  it('mark papers and show them with the timeline and the reporter, without a NIK', async () => {
    const db = await freshDatabase();
    const number = await claim(db);
    await claims(db, 'paper', number, 'semua', '--as', 'received');
    await claims(db, 'paper', number, 'akta kematian', '--as', 'returned', '--reason', 'buram');
    for (const args of [[], ['--json']]) {
      const { out, code } = await claims(db, 'show', number, ...args);
      expect(code).toBe(0);
      expect(out).toContain('Rohani Uji');
      expect(out).not.toContain(MARWAN.nik);
    }
    const { out } = await claims(db, 'show', number);
    expect(out).toContain('Akta kematian: dikembalikan');
    expect(out).toContain('Kartu Keluarga: sudah diterima');
    expect(out).toMatch(/Riwayat\n.*laporan masuk.*\n.*menjadi klaim: diajukan/);
    const { rows } = await db.pool.query(`SELECT count(*)::int AS looks FROM audit WHERE action = 'case.shown'`);
    expect(rows).toEqual([{ looks: 3 }]);
  });

  it('shows a report with its answer', async () => {
    const db = await freshDatabase();
    const { number } = await report(db);
    await answerReport(db, number, 'come_to_office', admin);
    expect((await claims(db, 'show', number)).out).toContain('laporan dijawab');
  });

  it.each([
    [['semua', '--as', 'hilang'], 'received (sudah diterima)'],
    [['akta kematian', '--as', 'returned'], '--reason'],
    [['surat cinta', '--as', 'checked'], 'surat cinta'],
  ])('refuses %j', async (args, words) => {
    const db = await freshDatabase();
    expect(await claims(db, 'paper', await claim(db), ...args)).toMatchObject({
      code: 1,
      err: expect.stringContaining(words),
    });
  });
});
