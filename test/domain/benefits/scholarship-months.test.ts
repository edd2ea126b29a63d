import { describe, expect, it } from 'vitest';
import { estimated, sumOf } from './asked.ts';

const child = { level: 'pt', grade: 5, birthDate: '2010-01-01' };
const asked = {
  event: 'other_death',
  segment: 'bpu',
  wage: 1_000_000,
  unpaidMonths: 0,
  membershipMonths: 100,
  children: [child],
};
const old = '2019-12-01';

describe('the scholarship of JKM', () => {
  it.each([
    [old, 59, undefined],
    [old, 60, 12_000_000],
    [old, 61, 12_000_000],
    ['2019-12-02', 35, undefined],
    ['2019-12-02', 36, 12_000_000],
    ['2026-06-01', 35, undefined],
    ['2026-06-01', 36, 12_000_000],
    ['2026-06-01', 37, 12_000_000],
  ])('takes years of contributions: %s, %i months', (on, contributionMonths, sum) => {
    expect(sumOf({ ...asked, on, contributionMonths }, 'scholarship')).toBe(sum);
    const found = estimated({ ...asked, on, contributionMonths });
    expect(found.askOfficer).toEqual(sum ? ['scholarship_in_a_row'] : []);
    expect(found.assumed).toEqual([]);
  });

  it('is a question for an officer where the months are not known, and no sum', () => {
    const found = estimated(asked);
    expect(found).toMatchObject({ total: 42_000_000, askOfficer: ['scholarship_months'] });
    expect(found.components.map(({ name }) => name)).not.toContain('scholarship');
  });

  it('is not counted by months of membership', () => {
    expect(sumOf({ ...asked, membershipMonths: 36, contributionMonths: 35 }, 'scholarship')).toBeUndefined();
    expect(sumOf({ ...asked, membershipMonths: undefined, contributionMonths: 36 }, 'scholarship')).toBe(12_000_000);
  });

  it('asks nothing where no child has a right', () => {
    const found = (children?: object[]) => estimated({ ...asked, contributionMonths: 36, children }).askOfficer;
    expect(found([{ ...child, married: true }])).toEqual([]);
    expect(found([])).toEqual([]);
    expect(found()).toEqual([]);
    expect(estimated({ ...asked, children: [] }).askOfficer).toEqual([]);
  });

  it('concerns every segment', () => {
    const pu = { ...asked, segment: 'pu' };
    expect(sumOf({ ...pu, contributionMonths: 35 }, 'scholarship')).toBeUndefined();
    expect(sumOf({ ...pu, contributionMonths: 36 }, 'scholarship')).toBe(12_000_000);
  });

  it('comes last, a year at a time', () => {
    expect(estimated({ ...asked, contributionMonths: 36 }).components.at(-1)).toMatchObject({
      name: 'scholarship',
      when: 'yearly',
    });
  });
});
