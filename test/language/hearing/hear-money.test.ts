import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hearMoney } from '../../../src/language/hearing/hear-money.ts';
import { normalise } from '../../../src/language/normalise.ts';

const hear = (written: string) => hearMoney(normalise(written));

describe('a sum', () => {
  it.each([
    ['1 juta', 1_000_000],
    ['1,5 jt', 1_500_000],
    ['1.5jt', 1_500_000],
    ['1,15 juta', 1_150_000],
    ['satu setengah juta', 1_500_000],
    ['setengah juta', 500_000],
    ['sejuta', 1_000_000],
    ['sejuta dua ratus', 1_200_000],
    ['2 juta setengah', 2_500_000],
    ['1.000.000', 1_000_000],
    ['1,000,000', 1_000_000],
    ['750,000', 750_000],
    ['1.250.000,00', 1_250_000],
    ['Rp 2.500.000,-', 2_500_000],
    ['Rp.500.000', 500_000],
    ['Rp 500', 500],
    ['750 rb', 750_000],
    ['750rb', 750_000],
    ['500k', 500_000],
    ['1500rb', 1_500_000],
    ['500 ribu rupiah', 500_000],
    ['dua juta lima ratus ribu', 2_500_000],
    ['duo juto limo ratus ribu la', 2_500_000],
    ['gaji sayo tigo juto', 3_000_000],
    ['dua belas juta', 12_000_000],
    ['2jt500', 2_500_000],
    ['1 juta 500 ribu', 1_500_000],
    ['3000000', 3_000_000],
    ['10000', 10_000],
    ['1jt an', 1_000_000],
    ['1jt-an', 1_000_000],
    ['sekitar 1 juta lebih', 1_000_000],
    ['1,5 miliar', 1_500_000_000],
  ])('is heard in %s', (written, amount) => expect(hear(written)).toEqual({ amount }));

  it.each([
    ['1 juta sebulan', 1_000_000, 'month'],
    ['1jt/bln', 1_000_000, 'month'],
    ['sebulan dapat 3 juta', 3_000_000, 'month'],
    ['100rb sehari', 100_000, 'day'],
    ['100.000/hari', 100_000, 'day'],
    ['seratus ribu rupiah per hari', 100_000, 'day'],
    ['upah harian 100 ribu', 100_000, 'day'],
    ['100 ribu sehari, 25 hari sebulan', 100_000, 'day'],
    ['seminggu 500rb', 500_000, 'week'],
    ['12 juta setahun', 12_000_000, 'year'],
  ])('is heard with its period in %s', (written, amount, per) => expect(hear(written)).toEqual({ amount, per }));

  it.each([
    ...['5', '500', '9999', '0', 'juta', 'puluhan juta', 'seratus', 'halo', ''],
    ...[
      '1-2 juta',
      '1 - 2 juta',
      'dua tiga juta',
      'dua-tiga juta',
      '1 sampai 2 juta',
      '1 s/d 2 juta',
      'antara 1 dan 2 juta',
    ],
    ...['1/2 juta', '2x500rb', '2 juta kadang 3 juta', '1 juta 50', '1.500 juta', '12345,5'],
    ...['kurang dari 1 juta', 'dak sampai sejuta', 'lebih dari 2 juta', '50rb per jam', '20 ribu sekali narik'],
    ...['1571015708900000', '081234567890', '90000000001'],
  ])('is not heard in %j', (written) => expect(hear(written)).toBeUndefined());
});

const dotted = (amount: number) => new Intl.NumberFormat('id-ID').format(amount);
const UNITS = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];

/** A number below 1000 as it is spoken. */
function spoken(number: number): string {
  if (number >= 200) return `${UNITS[Math.floor(number / 100)]} ratus ${spoken(number % 100)}`.trim();
  if (number >= 100) return `seratus ${spoken(number - 100)}`.trim();
  if (number >= 20) return `${UNITS[Math.floor(number / 10)]} puluh ${UNITS[number % 10]}`.trim();
  if (number >= 12) return `${UNITS[number - 10]} belas`;
  return { 10: 'sepuluh', 11: 'sebelas' }[number] ?? UNITS[number]!;
}

const forms: ((thousands: number) => string)[] = [
  (thousands) => String(thousands * 1000),
  (thousands) => dotted(thousands * 1000),
  (thousands) => `Rp${dotted(thousands * 1000)},-`,
  (thousands) => `rp ${dotted(thousands * 1000)} sebulan`,
  (thousands) => `${dotted(thousands * 1000)} rupiah`,
  (thousands) => `${String(thousands / 1000).replace('.', ',')} jt`,
  (thousands) =>
    [thousands >= 1000 && `${Math.floor(thousands / 1000)} juta`, thousands % 1000 && `${thousands % 1000} rb`]
      .filter(Boolean)
      .join(' '),
  (thousands) =>
    [
      thousands >= 1000 && `${spoken(Math.floor(thousands / 1000))} juta`,
      thousands % 1000 === 1 ? 'seribu' : thousands % 1000 && `${spoken(thousands % 1000)} ribu`,
    ]
      .filter(Boolean)
      .join(' '),
];

it('gives an amount back, however it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 999_999 }), fc.constantFrom(...forms), (thousands, form) => {
      expect(hear(form(thousands))?.amount).toBe(thousands * 1000);
    }),
    { numRuns: 1_000 },
  );
});

it('is whole and positive, whatever is written', () => {
  const word = fc.constantFrom(
    '1',
    '2,5',
    'juta',
    'ribu',
    'setengah',
    'belas',
    'rp',
    '-',
    '1.000',
    'x',
    'per',
    'hari',
    ',',
    '/',
  );
  const written = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word).map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(written, (text) => {
      const amount = hear(text)?.amount ?? 1;
      expect(Number.isSafeInteger(amount) && amount > 0).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
