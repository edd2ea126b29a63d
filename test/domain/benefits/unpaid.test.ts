import { describe, expect, it } from 'vitest';
import { accident, death, estimated, events, otherDeath, partOf, times } from './asked.ts';

describe('unpaid months of a BPU (PP 44/2015 Pasal 39 and 42)', () => {
  it.each([1, 2, 3])('leave care at once and the rest after arrears: %i', (unpaidMonths) => {
    expect(times({ ...accident, unpaidMonths })).toEqual([
      'medical_care now',
      'transport after_arrears',
      'home_care now',
      'glasses after_arrears',
      'stmb after_arrears',
    ]);
    expect(estimated({ ...accident, unpaidMonths }).total).toBe(2_100_000);
  });

  it.each([1, 3])('hold back all that a death at work gives: %i', (unpaidMonths) => {
    expect(times({ ...death, unpaidMonths })).toEqual([
      'death after_arrears',
      'funeral after_arrears',
      'periodic after_arrears',
      'scholarship after_arrears',
    ]);
  });

  it.each([1, 3])('leave the funeral money of JKM at once: %i', (unpaidMonths) => {
    expect(times({ ...otherDeath, unpaidMonths })).toEqual([
      'lump_sum after_arrears',
      'funeral now',
      'periodic after_arrears',
      'scholarship after_arrears',
    ]);
  });

  it('hold back nothing when there are none', () => {
    expect(times({ ...otherDeath, unpaidMonths: 0 })).toEqual([
      'lump_sum now',
      'funeral now',
      'periodic now',
      'scholarship yearly',
    ]);
    for (const event of events) expect(estimated({ ...event, unpaidMonths: 0 })).not.toHaveProperty('arrears');
  });

  it('hold back nothing when nothing is said of them, which is told', () => {
    for (const event of events) {
      const found = estimated(event);
      expect(found.assumed).toContain('paid_up');
      expect(found.components.map(({ when }) => when)).not.toContain('after_arrears');
      expect(found).not.toHaveProperty('arrears');
      expect(estimated({ ...event, unpaidMonths: 0 }).assumed).not.toContain('paid_up');
    }
  });

  it.each([
    [1, 16_800],
    [2, 33_600],
    [3, 50_400],
  ])('cost their contributions: %i', (unpaidMonths, arrears) => {
    for (const event of events) expect(estimated({ ...event, unpaidMonths }).arrears).toBe(arrears);
  });

  it('cost by the base, and nothing is said where no base is known', () => {
    expect(estimated({ ...otherDeath, wage: 2_000_000, unpaidMonths: 2 }).arrears).toBe(53_600);
    expect(estimated({ ...otherDeath, wage: undefined, unpaidMonths: 2 })).not.toHaveProperty('arrears');
  });

  it('leave no right when there are more than three', () => {
    const lapsed = { components: [], total: 0, assumed: [], askOfficer: ['lapsed'] };
    for (const event of events) {
      expect(estimated({ ...event, unpaidMonths: 4 })).toEqual(lapsed);
      expect(estimated({ ...event, segment: undefined, unpaidMonths: 4 })).toEqual(lapsed);
      expect(estimated({ ...event, unpaidMonths: 3 }).askOfficer).not.toContain('lapsed');
    }
  });

  it('count for whoever does not say how he works', () => {
    const found = estimated({ ...otherDeath, segment: undefined, unpaidMonths: 2 });
    expect(found).toMatchObject({ arrears: 33_600, assumed: expect.arrayContaining(['segment_bpu']) });
    expect(partOf({ ...otherDeath, segment: undefined, unpaidMonths: 2 }, 'lump_sum')?.when).toBe('after_arrears');
  });
});
