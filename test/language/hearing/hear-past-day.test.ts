import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day } from '../../../src/domain/day.ts';
import { formats } from '../../../src/language/formats.ts';
import { hearPastDay } from '../../../src/language/hearing/hear-past-day.ts';

/** A Saturday. */
const today = '2026-11-21' as Day;

describe('a day gone by', () => {
  it.each([
    ['hari ini', '2026-11-21'],
    ['tadi jam 10', '2026-11-21'],
    ['kemarin', '2026-11-20'],
    ['kmrn sore', '2026-11-20'],
    ['tadi malam', '2026-11-20'],
    ['kemarin dulu', '2026-11-19'],
    ['3 hari lalu', '2026-11-18'],
    ['3 hari lepas', '2026-11-18'],
    ['lah tigo hari', '2026-11-18'],
    ['dua puluh lima hari yang lalu', '2026-10-27'],
    ['seminggu yang lalu', '2026-11-14'],
    ['minggu kmrn', '2026-11-14'],
    ['hari minggu lalu', '2026-11-15'],
    ['bulan lalu', '2026-10-21'],
    ['2 bulan lalu', '2026-09-21'],
    ['senin', '2026-11-16'],
    ['hari Jumat kemarin', '2026-11-20'],
    ['Sabtu', '2026-11-14'],
    ['15 januari', '2026-01-15'],
    ['21 november', '2026-11-21'],
    ['22 november', '2025-11-22'],
    ['15 jan 2025', '2025-01-15'],
    ['15 januari tahun lalu', '2025-01-15'],
    ['29 februari', '2024-02-29'],
    ['15/1/2026', '2026-01-15'],
    ['15-1-26', '2026-01-15'],
    ['2026-11-21', '2026-11-21'],
    ['15/1', '2026-01-15'],
    ['31/12', '2025-12-31'],
    ['tanggal 21', '2026-11-21'],
    ['tgl 22', '2026-10-22'],
    ['tanggal 31', '2026-10-31'],
    ['tgl 5 bulan lalu', '2026-10-05'],
  ])('is heard in %s', (written, on) => expect(hearPastDay(written, today)).toBe(on));

  it.each([
    ...['tahun lalu', 'setahun lalu', 'senin minggu lalu', '2-3 hari lalu', '3 hari lagi', 'besok', 'bulan depan'],
    ...[
      '15/1/2027',
      '22/11/2026',
      '2026-11-22',
      '31 februari',
      '32/1',
      'tanggal 32',
      '99999 hari lalu',
      'bulan puaso',
      '',
    ],
  ])('is not heard in %j', (written) => expect(hearPastDay(written, today)).toBeUndefined());

  it('is given back, however it is written', () => {
    const ways: ((on: Day) => string)[] = [
      (on) => on,
      (on) => formats.day!(on),
      (on) => formats.weekday!(on),
      (on) => on.split('-').reverse().join('/'),
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8_000 }), fc.constantFrom(...ways), (back, write) => {
        const on = addDays(today, -back);
        expect(hearPastDay(write(on), today)).toBe(on);
      }),
    );
  });

  it('exists and is never after today, whatever is written', () => {
    const word = fc.constantFrom(
      '15',
      'hari',
      'lalu',
      'minggu',
      'senin',
      'januari',
      'tanggal',
      '9999',
      '2',
      'bulan',
      'kemarin',
      '/',
    );
    const written = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(written, (text) => {
        const on = hearPastDay(text, today) ?? today;
        expect(day.safeParse(on).success && on <= today).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
