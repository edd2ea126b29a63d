import { describe, expect, it } from 'vitest';
import { hearDigits } from '../../../src/language/hearing/hear-digits.ts';
import { normalise } from '../../../src/language/normalise.ts';

describe('four digits', () => {
  it.each([
    '1204',
    '1 2 0 4',
    '12 04',
    '12-04',
    '1.2.0.4',
    '1,2,0,4',
    '*1204*',
    '1204.',
    '12O4',
    'l2o4',
    'I204',
    'kode 1204',
    'kodenyo 1204',
    'kodenyo1204',
    'angkanyo 1204 pak',
    'ini 12 04',
    '1204 makasih',
  ])('are heard in "%s"', (written) => expect(hearDigits(normalise(written))).toBe('1204'));

  it.each([
    ...['', 'halo', '1', '120', '12045', '1571015708900000', '1 2 0', 'tanggal 17-8-1970', '12 ekor 04', '2 jam 10'],
    ...['lili', 'olio', 'satu dua tiga empat'],
  ])('are not heard in "%s"', (written) => expect(hearDigits(normalise(written))).toBeUndefined());
});
