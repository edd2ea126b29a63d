import { describe, expect, it } from 'vitest';
import { levels, schoolYears } from '../../src/domain/benefits/question.ts';
import { forgetBefore, type Kept, retention } from '../../src/domain/retention.ts';

const instant = (text: string): Date => new Date(`${text}:00+07:00`);

describe('what is kept how long', () => {
  // As the people are told when they consent: changing one of these is changing that promise.
  it.each([
    ['inbound', { days: 30 }],
    ['outgoingValues', { days: 7 }],
    ['places', { days: 90 }],
    ['requests', { years: 5 }],
  ] as const)('%s: %o', (kind, term) => {
    expect(retention[kind]).toMatchObject(term);
  });

  it('a scholarship is kept for all years of school, and then as any claim', () => {
    const school = levels.reduce((years, level) => years + schoolYears(level), 0);
    expect(retention.scholarships.years).toBe(school + retention.cases.years);
  });

  it.each([
    ['inbound', '2026-12-31T02:30', '2026-12-01T00:00'],
    ['inbound', '2026-12-31T23:59', '2026-12-01T00:00'],
    ['inbound', '2027-01-01T00:00', '2026-12-02T00:00'],
    ['requests', '2028-02-29T02:30', '2023-02-28T00:00'],
  ] as [Kept, string, string][])('%s, asked on %s, goes when older than %s', (kind, now, before) => {
    expect(forgetBefore(kind, instant(now))).toEqual(instant(before));
  });
});
