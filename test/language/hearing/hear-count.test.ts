import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hearCount } from '../../../src/language/hearing/hear-count.ts';
import { hearMonths } from '../../../src/language/hearing/hear-months.ts';
import { normalise } from '../../../src/language/normalise.ts';

describe('a length in months', () => {
  it.each([
    ['38 bulan', 38],
    ['38', 38],
    ['38 kali', 38],
    ['38x', 38],
    ['600', 600],
    ['3 tahun', 36],
    ['3 tahun 2 bulan', 38],
    ['3thn 2bln', 38],
    ['setahun', 12],
    ['setengah tahun', 6],
    ['1,5 tahun', 18],
    ['satu setengah tahun', 18],
    ['setahun setengah', 18],
    ['dua bulan', 2],
    ['lah limo bulan', 5],
    ['tigo taun', 36],
    ['sebelas bulan', 11],
    ['baru sebulan', 1],
    ['sekitar 2 tahun pak', 24],
    ['kurang lebih 2 tahun', 24],
    ['lebih dari 3 tahun', 36],
    ['sudah 7', 7],
    ['belum pernah', 0],
    ['belum', 0],
    ['belum sebulan', 0],
    ['belum pernah bayar', 0],
    ['tidak ada', 0],
    ['dak ado', 0],
    ['nol', 0],
  ])('is heard in %s', (written, months) => expect(hearMonths(normalise(written))).toBe(months));

  it.each([
    ...[
      '2-3 tahun',
      'dua tiga tahun',
      'sejak 2020',
      'tahun 2020',
      'sejak 3 januari',
      'bulan 3',
      '601',
      '2020',
      '2 minggu',
    ],
    ...[
      'kurang dari 3 tahun',
      'belum setahun',
      '2 tahun kurang 1 bulan',
      '12 bulan 12 bulan',
      '1,3 bulan',
      '3 tahun 5',
    ],
    ...['belum pernah telat', 'dak pernah nunggak', 'dak tau', 'lupo', 'bulan ini', ''],
  ])('is not heard in %j', (written) => expect(hearMonths(normalise(written))).toBeUndefined());

  it('gives years and months back, however they are written', () => {
    const form = fc.constantFrom(
      (years: number, months: number) => `${years} tahun ${months} bulan`,
      (years: number, months: number) => `sudah ${years}thn ${months}bln`,
      (years: number, months: number) => String(years * 12 + months),
      (years: number, months: number) => `${years * 12 + months} bulan`,
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 49 }), fc.integer({ min: 0, max: 11 }), form, (years, months, write) => {
        expect(hearMonths(normalise(write(years, months)))).toBe(years * 12 + months);
      }),
    );
  });
});

describe('a count', () => {
  it.each([
    ['2', 2],
    ['dua', 2],
    ['duo', 2],
    ['tigo ikuk', 3],
    ['ado limo', 5],
    ['sebelas', 11],
    ['dua puluh lima orang', 25],
    ['seorang', 1],
    ['999', 999],
    ['0', 0],
    ['dak ado', 0],
    ['dakdo', 0],
  ])('is heard in %s', (written, count) => expect(hearCount(normalise(written))).toBe(count));

  it.each(['1000', '1,5', '2 atau 3', '2-3', 'banyak', ''])('is not heard in %j', (written) =>
    expect(hearCount(normalise(written))).toBeUndefined(),
  );
});
