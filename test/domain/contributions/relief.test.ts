import { describe, expect, it } from 'vitest';
import { selfPaidMonthly } from '../../../src/domain/contributions/self-paid.ts';
import { day } from '../../../src/domain/day.ts';
import type { Occupation } from '../../../src/domain/occupations.ts';
import { paid } from './asked.ts';

const of = (month: string, rest: object = {}) => {
  const { total, confidence } = paid({ segment: 'bpu', base: 1_000_000, month, ...rest });
  return [total, confidence];
};

describe('the relief of PP 50/2025', () => {
  it.each([
    ['2025-12', 16_800, 16_800],
    ['2026-01', 8_400, 16_800],
    ['2026-03', 8_400, 16_800],
    ['2026-04', 8_400, 8_400],
    ['2026-12', 8_400, 8_400],
    ['2027-01', 8_400, 16_800],
    ['2027-03', 8_400, 16_800],
    ['2027-04', 16_800, 16_800],
  ])('leaves in %s %d to transport and %d to others', (month, transport, others) => {
    expect(of(month, { occupation: 'courier' })).toEqual([transport, 'published']);
    expect(of(month, { occupation: 'trader' })).toEqual([others, 'published']);
  });

  it.each([
    ['2025-12', 16_800, 'published'],
    ['2026-01', 16_800, 'unconfirmed'],
    ['2026-04', 8_400, 'published'],
    ['2026-12', 8_400, 'published'],
    ['2027-03', 16_800, 'unconfirmed'],
    ['2027-04', 16_800, 'published'],
  ])('is not certain in %s where the group is not known and would change it', (month, total, confidence) => {
    expect(of(month)).toEqual([total, confidence]);
    expect(of(month, { occupation: 'pedicab_driver' })).toEqual([total, confidence]);
  });

  it('names the article that may apply to a group that is not known', () => {
    const { cite } = paid({ segment: 'bpu', base: 1_000_000, month: '2026-02' });
    expect(cite).toContain('PP 50/2025 Pasal 4 ayat (1) dan Pasal 7 huruf a');
  });

  it.each(['apbdes', 'csr', 'employer'])('is given where %s pays, though no source says so', (paidBy) => {
    expect(of('2026-06', { occupation: 'farmer', paidBy })).toEqual([8_400, 'unconfirmed']);
    expect(of('2026-02', { occupation: 'farmer', paidBy })).toEqual([16_800, 'published']);
  });

  it.each([
    ['2025-12', 2],
    ['2026-01', 3],
    ['2027-03', 3],
    ['2027-04', 2],
  ])('is not for what APBN or APBD pays, in %s with %d citations', (month, cites) => {
    const one = paid({ segment: 'bpu', base: 1_000_000, month, paidBy: 'apbn_apbd' });
    expect(one).toMatchObject({ total: 16_800, relief: 0, confidence: 'published' });
    expect(one.cite).toHaveLength(cites);
  });

  it('is not certain for a business owner, who may be an employer', () => {
    expect(of('2026-06', { occupation: 'msme_owner' })).toEqual([8_400, 'unconfirmed']);
    expect(of('2026-03', { occupation: 'msme_owner' })).toEqual([16_800, 'published']);
  });

  it('rounds each half up, once', () => {
    expect(paid({ segment: 'bpu', base: 1_000_100, occupation: 'farmer', month: '2026-06' })).toMatchObject({
      ...{ jkk: 5_000, jkm: 3_400, relief: 8_401, total: 8_400 },
    });
  });
});

describe('paying oneself', () => {
  it.each([
    ['ojek_online', '2025-12-31', 16_800],
    ['ojek_online', '2026-01-01', 8_400],
    ['ojek_online', '2027-03-31', 8_400],
    ['ojek_online', '2027-04-01', 16_800],
    ['farmer', '2026-03-31', 16_800],
    ['farmer', '2026-04-01', 8_400],
    ['farmer', '2026-12-31', 8_400],
    ['farmer', '2027-01-01', 16_800],
    ['horse_cart_driver', '2026-02-01', 16_800],
    [undefined, '2015-07-01', 16_800],
  ] as [Occupation | undefined, string, number][])('costs %s on %s at least %d', (occupation, on, monthly) => {
    expect(selfPaidMonthly(occupation, day.parse(on))).toBe(monthly);
  });

  it('has no price before the first rule', () => {
    expect(() => selfPaidMonthly('farmer', day.parse('2015-06-30'))).toThrow(RangeError);
  });
});
