import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseAbove, baseOfIncome, isRow, leastBase, mostBase } from '../../../src/domain/contributions/bpu.ts';
import { tables } from '../../../src/domain/contributions/rules.ts';
import { day } from '../../../src/domain/day.ts';
import { paid } from './asked.ts';

const on = day.parse('2026-11-21');
const month = '2025-06';
const rows = tables.bpuIncome.history[0]!.value;

/** Lampiran II as printed: the lowest income of a row in thousands of rupiah, and its contribution in rupiah. */
const printed: [number, number][] = [
  ...([
    [0, 10_000],
    [1_100, 12_000],
    [1_300, 14_000],
    [1_500, 16_000],
    [1_700, 18_000],
    [1_900, 20_000],
  ] as const),
  ...([
    [2_100, 22_000],
    [2_300, 24_000],
    [2_500, 26_000],
    [2_700, 29_500],
    [3_200, 34_500],
    [3_700, 39_500],
  ] as const),
  ...([
    [4_200, 44_500],
    [4_700, 49_500],
    [5_200, 54_500],
    [5_700, 59_500],
    [6_200, 64_500],
    [6_700, 69_500],
  ] as const),
  ...([
    [7_200, 74_500],
    [7_700, 79_500],
    [8_200, 87_000],
    [9_200, 97_000],
    [10_200, 107_000],
  ] as const),
  ...([
    [11_200, 117_000],
    [12_200, 127_000],
    [13_200, 137_000],
    [14_200, 147_000],
    [15_200, 157_000],
  ] as const),
  ...([
    [16_200, 167_000],
    [17_200, 177_000],
    [18_200, 187_000],
    [19_200, 197_000],
    [20_200, 207_000],
  ] as const),
].map(([from, value]) => [from, value]);

describe('the table of PP 44/2015 Lampiran II', () => {
  it('has 33 rows, from 10.000 to 207.000', () => {
    expect(rows.map(({ from, value }) => [from / 1_000, value])).toEqual(printed);
    expect(rows).toHaveLength(33);
    expect([leastBase(on), mostBase(on)]).toEqual([1_000_000, 20_700_000]);
  });

  it('has no gap and no overlap, and its rows rise', () => {
    for (const [at, row] of rows.slice(1).entries()) {
      expect(row.from - rows[at]!.to!).toBe(1_000);
      expect(row.value).toBeGreaterThan(rows[at]!.value);
    }
    expect(rows.at(-1)!.to).toBeUndefined();
  });

  it.each(printed)('gives from Rp%d thousand on %d, and one rupiah below what the row before gives', (from, value) => {
    expect(paid({ segment: 'bpu', income: from * 1_000, month }).jkk).toBe(value);
    const below = printed.findLast(([other]) => other < from);
    if (below) expect(paid({ segment: 'bpu', income: from * 1_000 - 1, month }).jkk).toBe(below[1]);
  });

  it('goes up from a base to the next one, and from the last to none', () => {
    expect(baseAbove(1_000_000, on)).toBe(1_200_000);
    expect(baseAbove(1_000_001, on)).toBe(1_200_000);
    expect(baseAbove(2_600_000, on)).toBe(2_950_000);
    expect(baseAbove(20_700_000, on)).toBeUndefined();
  });

  it('takes a sum between two printed bounds to the lower row', () => {
    expect(baseOfIncome(1_099_000, on)).toBe(1_000_000);
    expect(baseOfIncome(1_099_500, on)).toBe(1_000_000);
    expect(baseOfIncome(1_100_000, on)).toBe(1_200_000);
  });
});

describe('a BPU contribution', () => {
  it.each([
    ['1 % of a chosen base', { base: 2_950_000 }, 29_500, 'published'],
    ['1 % of a base between two rows, which is not certain', { base: 1_234_567 }, 12_346, 'unconfirmed'],
    ['the chosen base before the income', { base: 1_000_000, income: 9_000_000 }, 10_000, 'published'],
    ['the income before the wage', { income: 1_000_000, wage: 9_000_000 }, 10_000, 'published'],
    ['the wage as the income', { wage: 1_300_000 }, 14_000, 'published'],
    ['the highest base', { base: 20_700_000 }, 207_000, 'published'],
  ])('is %s', (_, asked, jkk, confidence) => {
    expect(paid({ segment: 'bpu', ...asked, month })).toMatchObject({ jkk, total: jkk + 6_800, confidence });
  });

  it.each([
    [1_000_000, 20_000],
    [20_700_000, 414_000],
  ])('adds 2 %% of base %d for JHT when asked', (base, jht) => {
    const asked = { segment: 'bpu', base, month: '2026-06', occupation: 'farmer', jht: true };
    const { total, cite } = paid(asked);
    expect(paid(asked)).toMatchObject({ jht, relief: (base / 100 + 6_800) / 2, confidence: 'published' });
    expect(total).toBe((base / 100 + 6_800) / 2 + jht);
    expect(cite).toContain('PP 46/2015 Pasal 18 ayat (1) dan Lampiran');
  });

  it('knows the bases that stand in the table', () => {
    expect([1_000_000, 1_100_000, 1_200_000].map((base) => isRow(base, on))).toEqual([true, false, true]);
  });

  const incomes = fc.integer({ min: 0, max: 30_000_000 });
  const bases = fc.integer({ min: 1_000_000, max: 20_700_000 });
  const months = fc.constantFrom('2025-12', '2026-02', '2026-06', '2027-01');
  const occupations = fc.constantFrom('ojek_online', 'farmer', 'pedicab_driver', undefined);

  it('never falls when the income or the base rises', () => {
    fc.assert(
      fc.property(incomes, incomes, bases, bases, months, (a, b, c, d, month) => {
        const of = (asked: object) => paid({ segment: 'bpu', month, ...asked }).total;
        expect(of({ income: Math.max(a, b) })).toBeGreaterThanOrEqual(of({ income: Math.min(a, b) }));
        expect(of({ base: Math.max(c, d) })).toBeGreaterThanOrEqual(of({ base: Math.min(c, d) }));
      }),
    );
  });

  it('is the sum of its parts, and its relief is no more than half of each, rounded up', () => {
    fc.assert(
      fc.property(bases, months, occupations, fc.boolean(), (base, month, occupation, jht) => {
        const one = paid({ segment: 'bpu', base, month, occupation, jht });
        expect(one.total).toBe(one.jkk! + one.jkm! + one.jht);
        const full = Math.round(base / 100);
        expect(one.jkk! + one.jkm! + one.relief).toBe(full + 6_800);
        expect(one.relief).toBeLessThanOrEqual(Math.ceil(full / 2) + 3_400);
        expect(one.cite.every((cite) => cite.length > 0)).toBe(true);
      }),
    );
  });
});
