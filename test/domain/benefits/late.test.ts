import { describe, expect, it } from 'vitest';
import { component } from '../../../src/domain/benefits/component.ts';
import { lateCompensation } from '../../../src/domain/benefits/late.ts';
import { day } from '../../../src/domain/day.ts';
import { estimated, partOf, sumOf, sums } from './asked.ts';

const accident = { event: 'work_accident', segment: 'pu', unpaidMonths: 0 };
const death = { ...accident, event: 'work_death', wage: 1_000_000 };
const otherDeath = { ...accident, event: 'other_death' };

describe('a payment that came too late', () => {
  it.each([undefined, null, 0])('adds nothing when it did not: %s', (daysLate) => {
    expect(estimated({ ...death, daysLate }).total).toBe(70_000_000);
    expect(sumOf({ ...death, daysLate }, 'late_compensation')).toBeUndefined();
  });

  it.each([
    [1, 700_000],
    [5, 3_500_000],
    [100, 70_000_000],
    [150, 105_000_000],
  ])('adds a hundredth for each day: %i', (daysLate, more) => {
    expect(sums({ ...death, daysLate }).at(-1)).toEqual(['late_compensation', more]);
    expect(estimated({ ...death, daysLate }).total).toBe(70_000_000 + more);
  });

  it('adds it to every other part, the scholarship too', () => {
    const children = [{ level: 'tk' }];
    const transport = { land: 400_000 };
    const part = partOf({ ...death, children, transport, stmbMonths: 1, daysLate: 2 }, 'late_compensation');
    expect(part).toMatchObject({ amount: 3_168_000, how: '2 × 1% × 158.400.000' });
  });

  it('is in the law itself, for each insurance', () => {
    expect(partOf({ ...death, daysLate: 1 }, 'late_compensation')).toMatchObject({
      cite: 'PP 44/2015 Pasal 37',
      confidence: 'statute',
      when: 'now',
    });
    const jkm = partOf({ ...otherDeath, daysLate: 5 }, 'late_compensation');
    expect(jkm).toMatchObject({ amount: 2_100_000, cite: 'PP 44/2015 Pasal 40 ayat (4)', confidence: 'statute' });
  });

  it('adds nothing where nothing is due in money', () => {
    expect(sums({ ...accident, daysLate: 9 })).toEqual([['medical_care', null]]);
    expect(estimated({ ...otherDeath, segment: 'bpu', unpaidMonths: 4, daysLate: 9 }).components).toEqual([]);
  });

  it('is rounded half up', () => {
    const more = (homeCare: number) => sumOf({ ...accident, homeCare, daysLate: 1 }, 'late_compensation');
    expect([more(49), more(50), more(149), more(150)]).toEqual([0, 1, 1, 2]);
  });

  it('adds nothing before there was such a rule', () => {
    const parts = [component('funeral', 1_000_000, '', [])];
    expect(lateCompensation(parts, 1, 'jkm', day.parse('2015-06-30'))).toEqual([]);
    expect(lateCompensation(parts, 1, 'jkm', day.parse('2015-07-01'))).toHaveLength(1);
  });
});
