import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { values } from '../../../src/domain/contributions/rules.ts';
import { day } from '../../../src/domain/day.ts';
import { inForce } from '../../../src/domain/law.ts';
import { paid } from './asked.ts';

const month = '2026-06';

describe('those who are paid a wage', () => {
  it.each([
    ['very_low', 24_000, 'a'],
    ['low', 54_000, 'b'],
    ['medium', 89_000, 'c'],
    ['high', 127_000, 'd'],
    ['very_high', 174_000, 'e'],
  ])('at %s risk cost %d for 10 million', (risk, jkk, letter) => {
    expect(paid({ segment: 'pu', wage: 10_000_000, risk, month })).toEqual({
      ...{ jkk, jkm: 30_000, jht: 0, relief: 0, total: jkk + 30_000, confidence: 'statute' },
      cite: [`PP 44/2015 Pasal 16 ayat (1) huruf ${letter}`, 'PP 44/2015 Pasal 18 ayat (1)'],
    });
  });

  it('add 3,7 % and 2 % for JHT when asked, each rounded', () => {
    expect(paid({ segment: 'pu', wage: 1_000_025, risk: 'low', month, jht: true })).toEqual({
      ...{ jkk: 5_400, jkm: 3_000, jht: 37_001 + 20_001, relief: 0, total: 65_402, confidence: 'statute' },
      cite: [
        ...['PP 44/2015 Pasal 16 ayat (1) huruf b', 'PP 44/2015 Pasal 18 ayat (1)'],
        ...['PP 46/2015 Pasal 16 ayat (1) huruf b', 'PP 46/2015 Pasal 16 ayat (1) huruf a'],
      ],
    });
  });

  it.each([
    ['2021-02-01', undefined, 30],
    ['2021-02-02', 14, 20],
    ['2025-02-06', 14, 20],
    ['2025-02-07', 14, 30],
  ])('pay on %s %s points to JKP and %d to the fund of JKM', (on, toJkp, fund) => {
    expect(inForce(values.jkkToJkpPercent, day.parse(on))?.value).toBe(toJkp);
    expect(inForce(values.jkmFundPercent, day.parse(on))?.value).toBe(fund);
    expect(paid({ segment: 'pu', wage: 1_000_000, risk: 'very_low', month: on.slice(0, 7) }).total).toBe(5_400);
  });
});

describe('construction', () => {
  const of = (contract: number) => paid({ segment: 'construction', contract, month });

  it.each([
    [0, 0, 0],
    [100_000_000, 210_000, 30_000],
    [101_000_000, 211_700, 30_200],
    [500_000_000, 890_000, 110_000],
    [501_000_000, 891_300, 110_200],
    [1_000_000_000, 1_540_000, 210_000],
    [1_001_000_000, 1_541_100, 210_100],
    [5_000_000_000, 5_940_000, 610_000],
    [5_001_000_000, 5_940_900, 610_100],
    [1_000_000_000_000, 901_440_000, 100_110_000],
  ])('for a contract of %d is %d and %d', (contract, jkk, jkm) => {
    expect(of(contract)).toMatchObject({ jkk, jkm, jht: 0, relief: 0, total: jkk + jkm, confidence: 'statute' });
  });

  it('rounds half up, once over all bands', () => {
    expect(of(100_002_500)).toMatchObject({ jkk: 210_004, jkm: 30_001 });
    expect(of(100_005_000)).toMatchObject({ jkk: 210_009, jkm: 30_001 });
  });

  it('goes by the wage where it is known', () => {
    expect(paid({ segment: 'construction', contract: 750_000_000, wage: 3_000_000, month })).toEqual({
      ...{ jkk: 52_200, jkm: 9_000, jht: 0, relief: 0, total: 61_200, confidence: 'statute' },
      cite: ['PP 44/2015 Pasal 54 ayat (1)', 'PP 44/2015 Pasal 55 ayat (1)'],
    });
  });

  it('never falls when the contract rises', () => {
    const contracts = fc.integer({ min: 0, max: 10_000_000_000 });
    fc.assert(
      fc.property(contracts, contracts, (a, b) => {
        expect(of(Math.max(a, b)).total).toBeGreaterThanOrEqual(of(Math.min(a, b)).total);
      }),
    );
  });
});

describe('those who work abroad', () => {
  it.each([
    [{ phase: 'before' }, 37_500],
    [{ phase: 'before', months: 24 }, 37_500],
    [{ phase: 'during', months: 6 }, 108_000],
    [{ phase: 'during', months: 12 }, 189_000],
    [{ phase: 'during', months: 24 }, 332_500],
    [{ phase: 'extension', months: 1 }, 13_500],
    [{ phase: 'extension', months: 6 }, 81_000],
  ])('pay one sum for JKK and JKM: %o is %d', (asked, total) => {
    expect(paid({ segment: 'pmi', ...asked, month })).toEqual({
      ...{ jkk: null, jkm: null, jht: 0, relief: 0, total },
      ...{ cite: ['Permenaker 4/2023'], confidence: 'published' },
    });
  });
});
