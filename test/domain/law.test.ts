import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { total } from '../../src/domain/benefit.ts';
import { type Day, day } from '../../src/domain/day.ts';
import { jkkDeath, jkkValue } from '../../src/domain/jkk.ts';
import { jkmBenefits, jkmFullFromMonths, jkmScholarship } from '../../src/domain/jkm.ts';
import { readParams } from '../../src/domain/law.ts';

const on = (text: string): Day => day.parse(text);

describe('JKM', () => {
  it.each([
    ['knows nothing before its first rule', '2015-06-30', 0],
    ['pays by PP 44/2015 from its first day', '2015-07-01', 24_000_000],
    ['pays by PP 44/2015 on its last day', '2019-12-01', 24_000_000],
    ['pays by PP 82/2019 from its first day', '2019-12-02', 42_000_000],
    ['pays 42 million today', '2026-11-21', 42_000_000],
  ])('%s', (_, diedOn, sum) => expect(total(jkmBenefits(on(diedOn)))).toBe(sum));

  it.each([
    ['2019-12-01', 12_000_000, 5],
    ['2019-12-02', 174_000_000, 3],
  ])('on %s gives at most %d of scholarship after %d years of contributions', (diedOn, most, years) => {
    expect(jkmScholarship(on(diedOn))).toMatchObject({ most: { value: most }, years: { value: years } });
  });

  it('says of the rule of three months, from its first day, that no article was found', () => {
    expect(jkmFullFromMonths(on('2025-02-23'))).toBeUndefined();
    expect(jkmFullFromMonths(on('2025-02-24'))).toMatchObject({ value: 3, confidence: 'published' });
  });
});

describe('JKK for a death', () => {
  it.each([
    ['70 million for the lowest base (a payout in Merangin)', 1_000_000, 70_000_000],
    ['166 million for a wage of 3 million', 3_000_000, 166_000_000],
    ['never less than the lump sum of JKM', 400_000, 42_000_000],
  ])('gives %s', (_, wage, sum) => expect(total(jkkDeath(wage, on('2026-11-21')))).toBe(sum));

  it('never falls when the wage rises, and every part names its article', () => {
    const wages = fc.integer({ min: 0, max: 100_000_000 });
    fc.assert(
      fc.property(wages, wages, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((wage) =>
          jkkDeath(wage, on('2026-11-21')),
        );
        expect(total(high!)).toBeGreaterThanOrEqual(total(low!));
        expect(high!.every(({ cite }) => cite.length > 0)).toBe(true);
      }),
    );
  });

  it('is unknown before PP 82/2019', () => {
    expect(jkkDeath(1_000_000, on('2019-12-01'))).toEqual([]);
    expect(jkkValue('funeral', on('2019-12-01'))).toBeUndefined();
  });
});

describe('the parameters', () => {
  const value = (history: object[]) => ({ values: { sum: { term: 'jumlah', history } }, checkedOn: '2026-11-21' });
  const entry = { from: '2020-01-01', value: 'Rp20.000.000', cite: 'PP 1/2020 Pasal 1', confidence: 'statute' };

  it('are read as they stand', () => {
    expect(readParams(value([entry]))).toMatchObject({ sum: { history: [{ value: 20_000_000 }] } });
  });

  it.each([
    ['no citation', [{ ...entry, cite: '' }]],
    ['a float', [{ ...entry, value: 0.5 }]],
    ['an amount without groups', [{ ...entry, value: 'Rp20000000' }]],
    ['an amount with wrong groups', [{ ...entry, value: 'Rp2.0000.000' }]],
    ['a day that does not exist', [{ ...entry, from: '2020-02-30' }]],
    ['two values from one day', [entry, entry]],
    ['days out of order', [entry, { ...entry, from: '2019-01-01' }]],
    ['no confidence', [{ ...entry, confidence: 'sure' }]],
    ['nothing at all', []],
  ])('are refused with %s', (_, history) => expect(() => readParams(value(history))).toThrow());

  it.each(globSync('src/domain/params/*.json'))('%s says when it was last checked', (file) => {
    expect(day.safeParse(JSON.parse(readFileSync(file, 'utf8')).checkedOn).success).toBe(true);
  });
});
