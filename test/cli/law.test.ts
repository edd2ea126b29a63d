import { describe, expect, it } from 'vitest';
import { day, dayOf } from '../../src/domain/day.ts';
import { lawOn } from '../../src/domain/law-book.ts';
import { cli } from './cli.ts';

const law = (...args: string[]) => cli(['law', ...args]);
const objects = (out: string): unknown[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('law', () => {
  it('lists for people what was in force on a day: value, article, first day and how sure it is', async () => {
    const ran = await law('--on', '2019-12-01');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(
      /^Yang berlaku pada 1 Desember 2019\n\n\w+\.json \(terakhir dicocokkan \d+ \w+ \d{4}\)\n\n/,
    );
    expect(ran.out).toContain(
      '  lumpSum: santunan sekaligus\n    Rp16.200.000\n      PP 44/2015 Pasal 34 ayat (1) huruf a; sejak 1 Juli 2015; dibaca di naskah peraturannya\n',
    );
    expect(ran.out).not.toContain('relief.json');
  });

  it('shows every row of a table once under its name, the last day of what ends, and notes that fit a terminal', async () => {
    const { out } = await law('--on', '2026-12-31');
    expect(out.match(/ {2}bpuIncome: /g)).toHaveLength(1);
    expect(out).toContain('    Rp10.000  untuk Rp0 sampai Rp1.099.000\n    Rp12.000  untuk Rp1.100.000 sampai');
    expect(out).toContain('    Rp207.000  untuk Rp20.200.000 ke atas\n');
    expect(out).toContain('; 1 April 2026 sampai 31 Desember 2026; ');
    expect(out).toMatch(/\n {6}Catatan: .+\n {6}\S/);
    const notes = out.split('\n').filter((line) => line.startsWith('      '));
    expect(notes.filter((line) => line.length > 100)).toEqual([]);
  });

  it('gives with --json one object a line, the same as the book has', async () => {
    const { code, out } = await law('--json', '--on', '2026-12-31');
    expect(code).toBe(0);
    expect(objects(out)).toEqual(lawOn(day.parse('2026-12-31')));
  });

  it('speaks of today in Jakarta when no day is given', async () => {
    const before = dayOf(new Date());
    const { out } = await law('--json');
    expect([lawOn(before), lawOn(dayOf(new Date()))]).toContainEqual(objects(out));
  });

  it('says so when nothing was known yet', async () => {
    expect(await law('--on', '2000-01-01')).toEqual({
      code: 0,
      out: 'Tidak ada nilai yang kami ketahui berlaku pada 1 Januari 2000.\n',
      err: '',
    });
  });

  it('refuses a day that does not exist, with an example', async () => {
    expect(await law('--on', '2026-02-30')).toEqual({
      code: 1,
      out: '',
      err: '--on harus tanggal yang ada, ditulis TTTT-BB-HH, misalnya --on 2026-06-01.\n',
    });
  });
});
