import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComponentName } from '../../../src/domain/benefits/component.ts';
import { anyQuestion } from './any-question.ts';
import { estimated, sums } from './asked.ts';

const now = '2026-06-01';
const often = { numRuns: 500 };

/** The most of each part that has a limit of its own, by the law of today. */
const most: Partial<Record<ComponentName, number>> = {
  home_care: 20_000_000,
  transport: 17_000_000,
  funeral: 10_000_000,
  periodic: 12_000_000,
  lump_sum: 20_000_000,
  scholarship: 174_000_000,
  dentures: 5_000_000,
  hearing_aid: 2_500_000,
  glasses: 1_000_000,
};

/** Disabilities are at most 56 wages; the rest has no limit. */
const limit = (name: ComponentName, wage: number): number =>
  /^(partial_disability|total_permanent)$/.test(name) ? 56 * wage : (most[name] ?? Number.POSITIVE_INFINITY);

describe('every answer', () => {
  it('is given, and its parts add up to its total', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const { components, total } = estimated(asked);
        const sum = components.reduce((so, { amount }) => so + (amount ?? 0), 0);
        expect(total === null ? 0 : total).toBe(sum);
        if (total === null) expect(components).toEqual([]);
        for (const { amount } of components) expect(amount === null || Number.isInteger(amount)).toBe(true);
      }),
      often,
    );
  });

  it('cites a rule for each part and says each sum by a formula', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        for (const { cite, how, amount } of estimated(asked).components) {
          expect(cite).toMatch(/^(PP|Permenaker) \d/);
          expect(how === '').toBe(amount === null);
        }
      }),
      often,
    );
  });

  it('has each part once, and each doubt once', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const { components, assumed, askOfficer } = estimated(asked);
        for (const all of [components.map(({ name }) => name), assumed, askOfficer]) {
          expect(new Set<string>(all).size).toBe(all.length);
        }
      }),
      often,
    );
  });

  it('says what an officer must settle wherever it gives no sum', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const { total, askOfficer } = estimated(asked);
        if (total === null) expect(askOfficer).toHaveLength(1);
      }),
      often,
    );
  });

  it('keeps each part within its limit', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        for (const { name, amount } of estimated({ ...asked, on: now }).components) {
          expect(amount ?? 0).toBeGreaterThanOrEqual(0);
          expect(amount ?? 0).toBeLessThanOrEqual(limit(name, asked.wage));
        }
      }),
      often,
    );
  });
});

describe('a higher wage', () => {
  const more = fc.integer({ min: 1, max: 10_000_000 });

  it('never lowers an answer, nor a part of it', () => {
    fc.assert(
      fc.property(anyQuestion, more, (asked, added) => {
        const lower = { ...asked, wage: Math.min(asked.wage, 100_000_000) };
        const higher = { ...lower, wage: lower.wage + added };
        expect(estimated(higher).total ?? 0).toBeGreaterThanOrEqual(estimated(lower).total ?? 0);
        const now = new Map(sums(higher));
        for (const [name, amount] of sums(lower)) expect(now.get(name) ?? 0).toBeGreaterThanOrEqual(amount ?? 0);
      }),
      often,
    );
  });
});
