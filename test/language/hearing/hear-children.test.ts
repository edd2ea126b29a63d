import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChildHeard, hearChildren } from '../../../src/language/hearing/hear-children.ts';
import { normalise } from '../../../src/language/normalise.ts';

const hear = (written: string) => hearChildren(normalise(written));

/** "sd4" as a child; "sd" without a grade. */
const child = (short: string): ChildHeard => {
  const grade = Number(/\d/.exec(short)?.[0]);
  return { level: short.replace(/\d/, '') as ChildHeard['level'], ...(grade && { grade }) };
};

describe('children at school', () => {
  it.each([
    ['SD 4, SMP 1', 'sd4 smp1'],
    ['sd4 smp1', 'sd4 smp1'],
    ['anak 2, SD kelas 4 dan SMP kelas 1', 'sd4 smp1'],
    ['anak sayo duo ikuk, sd kelas tigo samo smp kelas duo', 'sd3 smp2'],
    ['anak budak kelas limo SD', 'sd5'],
    ['2 anak SD kelas 1 dan 3', 'sd1 sd3'],
    ['2 anak SD', 'sd sd'],
    ['kelas 1, 3 dan 5', 'sd1 sd3 sd5'],
    ['kls 4 sd', 'sd4'],
    ['4 SD', 'sd4'],
    ['kelas 4 SD dan kelas 1 SMP', 'sd4 smp1'],
    ['kelas IV', 'sd4'],
    ['kelas 6', 'sd6'],
    ['kelas 7', 'smp1'],
    ['kelas 8', 'smp2'],
    ['kelas 9', 'smp3'],
    ['kelas 10', 'sma1'],
    ['kelas sebelas', 'sma2'],
    ['kelas dua belas', 'sma3'],
    ['SMP kelas 8', 'smp2'],
    ['SMK kelas 2', 'sma2'],
    ['SMAN 3 kelas 11', 'sma2'],
    ['SDN 47 kelas 3', 'sd3'],
    ['MI kelas 3', 'sd3'],
    ['MTs', 'smp'],
    ['MA', 'sma'],
    ['PAUD', 'tk'],
    ['TK B', 'tk2'],
    ['belum sekolah', 'tk1'],
    ['balita', 'tk1'],
    ['bayi umur 5 bulan', 'tk1'],
    ['kuliah', 'pt'],
    ['S1', 'pt'],
    ['kuliah semester 1', 'pt1'],
    ['kuliah semester 2', 'pt1'],
    ['kuliah semester 3', 'pt2'],
    ['kuliah S1 semester 10', 'pt5'],
    ['kuliah tahun 3', 'pt3'],
    ['kuliah tahun ke-3', 'pt3'],
    ['1 SD 1 SMP', 'sd smp'],
    ['1 SD kelas 3, 1 SMP kelas 2', 'sd3 smp2'],
    ['SD kelas 4, satu lagi sudah kerja', 'sd4'],
    ['Budi SD kelas 4, Ani SMP kelas 1', 'sd4 smp1'],
    ['umur 10 tahun kelas 4 SD', 'sd4'],
    ['anak pertama SMA kelas 12, anak kedua SD kelas 5, anak ketiga TK', 'sma3 sd5 tk'],
    ['anak ke 2 SD kelas 3', 'sd3'],
  ])('are heard in %s', (written, children) => expect(hear(written)).toEqual(children.split(' ').map(child)));

  it.each(['dak ado anak', 'tidak punya anak', 'belum punya anak', 'dak ado', 'belum', '0', 'anak sudah besar semua'])(
    'are none in %s',
    (written) => expect(hear(written)).toEqual([]),
  );

  it.each([
    ...['SD kelas 7', 'SD kelas 0', 'SMP kelas 4', 'SMP kelas 6', 'SMA 4', 'TK 3', 'kelas 13', 'semester 11'],
    ...['2 SD', 'anak 4 SD', 'kuliah 3', 'SD 1 kelas 3', 'SD 4, kelas 1 SMP', 'anak 3, SD kelas 1 dan 3'],
    ...['tamat SMA', 'dak ado yang SD', 'anak 3', '4', 'halo', ''],
  ])('are not heard in %j', (written) => expect(hear(written)).toBeUndefined());

  it('are given back, however they are written', () => {
    const years = { tk: 2, sd: 6, smp: 3, sma: 3 } as const;
    const one = fc
      .constantFrom(...(Object.keys(years) as (keyof typeof years)[]))
      .chain((level) => fc.integer({ min: 1, max: years[level] }).map((grade) => ({ level, grade })));
    const form = fc.constantFrom(
      ({ level, grade }: ChildHeard) => `${level} ${grade}`,
      ({ level, grade }: ChildHeard) => `${level.toUpperCase()} kelas ${grade}`,
      ({ level, grade }: ChildHeard) => `${level} kls ${grade}`,
    );
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), form, fc.boolean(), (children, write, counted) => {
        const said = children.map(write).join(', ');
        expect(hear(counted ? `anak ${children.length}: ${said}` : said)).toEqual(children);
      }),
    );
  });

  it('have a grade of their level, whatever is written', () => {
    const word = fc.constantFrom(
      'sd',
      'smp',
      'kelas',
      '1',
      '4',
      '12',
      'dan',
      'anak',
      'semester',
      'kuliah',
      'x',
      'umur',
      'tahun',
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const most = { tk: 2, sd: 6, smp: 3, sma: 3, pt: 5 };
        for (const { level, grade = 1 } of hear(words.join(' ')) ?? []) {
          expect(grade).toBeGreaterThanOrEqual(1);
          expect(grade).toBeLessThanOrEqual(most[level]);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
