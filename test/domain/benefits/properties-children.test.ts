import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyChild } from './any-question.ts';
import { sumOf } from './asked.ts';

const often = { numRuns: 500 };

describe('children', () => {
  const death = { event: 'work_death', wage: 1_000_000, on: '2026-06-01' };
  const scholarship = (...children: object[]) => sumOf({ ...death, children }, 'scholarship') ?? 0;

  it('get at most 87 million each and 174 million together', () => {
    fc.assert(
      fc.property(fc.array(anyChild, { maxLength: 6 }), (children) => {
        for (const child of children) expect(scholarship(child)).toBeLessThanOrEqual(87_000_000);
        expect(scholarship(...children)).toBeLessThanOrEqual(174_000_000);
      }),
      often,
    );
  });

  it('get what the two of them get that have the most to come', () => {
    fc.assert(
      fc.property(fc.array(anyChild, { maxLength: 6 }), (children) => {
        const [first = 0, second = 0] = children.map((child) => scholarship(child)).sort((a, b) => b - a);
        expect(scholarship(...children)).toBe(first + second);
      }),
      often,
    );
  });
});
