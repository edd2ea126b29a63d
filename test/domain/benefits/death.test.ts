import { describe, expect, it } from 'vitest';
import { estimated, partOf, sumOf, sums } from './asked.ts';

const asked = { event: 'work_death', segment: 'pu', unpaidMonths: 0 };

describe('a death at work', () => {
  // 20.000.000 / 48 is 416.666,66…
  it.each([
    [0, 20_000_000, 'max(60% × 80 × 0; 20.000.000)'],
    [416_665, 20_000_000, 'max(60% × 80 × 416.665; 20.000.000)'],
    [416_666, 20_000_000, 'max(60% × 80 × 416.666; 20.000.000)'],
    [416_667, 20_000_016, '60% × 80 × 416.667'],
    [416_668, 20_000_064, '60% × 80 × 416.668'],
    [1_000_000, 48_000_000, '60% × 80 × 1.000.000'],
  ])('gives 48 wages, but not less than JKM: %i', (wage, amount, how) => {
    expect(partOf({ ...asked, wage }, 'death')).toMatchObject({ amount, how, confidence: 'published', when: 'now' });
  });

  it('has no floor that we know before PP 82/2019', () => {
    const old = partOf({ ...asked, wage: 100_000, on: '2019-12-01' }, 'death');
    expect(old).toMatchObject({ amount: 4_800_000, how: '60% × 80 × 100.000' });
    expect(sumOf({ ...asked, wage: 100_000, on: '2019-12-02' }, 'death')).toBe(20_000_000);
    expect(partOf({ ...asked, wage: 0, on: '2019-12-01' }, 'death')).toMatchObject({ amount: 0, how: '60% × 80 × 0' });
  });

  it('cites each rule once', () => {
    expect(partOf({ ...asked, wage: 1 }, 'death')?.cite).toMatch(/^PP 82\/2019 [^;]*$/);
    expect(partOf({ ...asked, wage: 1, on: '2019-12-01' }, 'death')?.cite).toMatch(/^PP 44\/2015 [^;]*$/);
  });

  it('says the funeral money and the periodic sum as they are paid', () => {
    expect(partOf({ ...asked, wage: 1 }, 'funeral')).toMatchObject({ how: '10.000.000', confidence: 'published' });
    expect(partOf({ ...asked, wage: 1 }, 'periodic')).toMatchObject({ how: '12.000.000', confidence: 'published' });
  });

  it.each([
    ['a part', { disabilities: [{ part: 'thumb_right' }] }],
    ['all', { totalPermanent: true }],
  ])('takes the place of a disability of %s, of which an officer must say', (_, told) => {
    const found = estimated({ ...asked, wage: 1_000_000, ...told });
    expect(found).toMatchObject({ total: 70_000_000, assumed: [], askOfficer: ['disability_before_death'] });
    expect(found.components.map(({ name }) => name)).toEqual(['death', 'funeral', 'periodic']);
  });

  it.each([
    ['nothing', {}],
    ['none', { disabilities: [], totalPermanent: false, children: [] }],
  ])('asks no officer when of disabilities %s is told', (_, told) => {
    expect(estimated({ ...asked, wage: 1_000_000, ...told })).toMatchObject({ total: 70_000_000, askOfficer: [] });
  });

  it('gives a scholarship whatever the months of membership', () => {
    const family = { ...asked, wage: 1_000_000, contributionMonths: 1, children: [{ level: 'pt', grade: 5 }] };
    expect(sums(family).at(-1)).toEqual(['scholarship', 12_000_000]);
    expect(estimated(family).askOfficer).toEqual([]);
  });
});

describe('another death', () => {
  it('says its sums as the law prints them', () => {
    const jkm = { ...asked, event: 'other_death' };
    expect(partOf(jkm, 'lump_sum')).toMatchObject({ how: '20.000.000', cite: 'PP 82/2019 Pasal 34 ayat (1) huruf a' });
    expect(partOf(jkm, 'periodic')).toMatchObject({ how: '12.000.000', cite: 'PP 82/2019 Pasal 34 ayat (1) huruf b' });
    expect(partOf(jkm, 'funeral')).toMatchObject({ how: '10.000.000', cite: 'PP 82/2019 Pasal 34 ayat (1) huruf c' });
  });

  it('does not ask for the wage, and does not depend on it', () => {
    expect(estimated({ ...asked, event: 'other_death' }).total).toBe(42_000_000);
    expect(estimated({ ...asked, event: 'other_death', wage: 9_000_000 }).total).toBe(42_000_000);
  });
});
