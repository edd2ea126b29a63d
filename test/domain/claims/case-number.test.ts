import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCaseNumber, makeCaseNumber } from '../../../src/domain/claims/case-number.ts';
import { addDays, type Day, day } from '../../../src/domain/day.ts';
import { maskText } from '../../../src/domain/mask.ts';

const on = day.parse('2026-11-22');
const number = 'KL26112200345678';

describe('the number of a case', () => {
  it('is prefix, day and eight digits, with their zeros', () => {
    expect(makeCaseNumber('LP', on, () => 7)).toBe('LP26112200000007');
    expect(makeCaseNumber('KL', on, (limit) => limit - 1)).toBe('KL26112299999999');
    const limits: number[] = [];
    makeCaseNumber('LP', on, (limit) => limits.push(limit));
    expect(limits).toEqual([100_000_000]);
  });

  it.each([
    ['as it is printed', number],
    ['in lower case', 'kl26112200345678'],
    ['with spaces', 'KL 261122 0034 5678'],
    ['with every sign apart', 'k l 2 6 1 1 2 2 0 0 3 4 5 6 7 8'],
    ['with dots and dashes', 'KL.261122-0034.5678'],
    ['with a long dash', 'KL–261122–00345678'],
    ['with letters for digits', 'Kl26ll22OO345678'],
    ['with I for L and l for 1', 'kI26l12200345678'],
    ['over two lines', 'KL261122\n00345678'],
    ['with invisible signs', 'KL\u200b261122\u200b00345678'],
    ['in a sentence', 'status klaim nomor KL26112200345678, kodenya A3C7D-EF4HJ'],
    ['before its code without a comma', 'KL26112200345678 A3C7DEF4HJ'],
    ['before a word that begins with o', 'cek KL26112200345678 oleh saya'],
    ['after another word that begins like it', 'kl saya KL26112200345678'],
  ])('is found %s', (_, text) => expect(findCaseNumber(text)).toBe(number));

  it('is found for a report too, and the first of two', () => {
    expect(findCaseNumber('l.p. 261122 1234 5678')).toBe('LP26112212345678');
    expect(findCaseNumber('LP26112212345678 KL26112200345678')).toBe('LP26112212345678');
  });

  it.each([
    ['nothing', ''],
    ['a digit missing', 'KL2611220034567'],
    ['a digit too many', 'KL261122003456789'],
    ['no prefix', '26112200345678'],
    ['another prefix', 'KK26112200345678'],
    ['a prefix inside a word', 'skl26112200345678'],
    ['a month that never was', 'KL26132200345678'],
    ['a day that never was', 'LP26023000345678'],
    ['a NIK', 'nik 1571015708900000'],
    ['a digit missing before a word', 'KL2611220034567 oleh saya'],
  ])('is not found in %s', (_, text) => expect(findCaseNumber(text)).toBeUndefined());

  it('is found again however it is broken up', () => {
    const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days): Day => addDays(day.parse('2026-01-01'), days));
    const gap = fc.constantFrom('', '', ' ', '.', '-', ' - ', '\n', '\u2013');
    const made = fc.record({ prefix: fc.constantFrom('LP', 'KL'), anyDay, random: fc.nat(99_999_999) });
    fc.assert(
      fc.property(made, fc.array(gap, { minLength: 16, maxLength: 16 }), fc.boolean(), (one, gaps, isSmall) => {
        const made = makeCaseNumber(one.prefix, one.anyDay, () => one.random);
        const written = [...made].map((sign, at) => sign + (at < 15 ? gaps[at] : '')).join('');
        expect(findCaseNumber(`nomor: ${isSmall ? written.toLowerCase() : written} ya`)).toBe(made);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('what is kept of a message', () => {
  it.each([
    [number, 'KL**********5678'],
    ['kl 261122 0034 5678', 'kl **********5678'],
  ])('shows only the end of %s', (text, kept) => expect(maskText(text)).toBe(kept));

  it('shows nothing of the access code beside it', () => {
    expect(maskText(`${number} A3C7D-EF4HJ`)).not.toMatch(/[A-Z]\d|A3C|EF4/);
    expect(maskText(`${number}\nA3C7DEF4HJ`)).not.toMatch(/A3C|EF4/);
  });
});
