import { describe, expect, it } from 'vitest';
import { estimated, partOf, sumOf } from './asked.ts';

const asked = { event: 'work_accident', segment: 'pu', wage: 1_000_000, unpaidMonths: 0 };

const one = (disability: object) => ({ ...asked, disabilities: [disability] });
const sum = (disability: object) => sumOf(one(disability), 'partial_disability');
const how = (disability: object) => partOf(one(disability), 'partial_disability')?.how;
const assumed = (disability: object) => estimated(one(disability)).assumed;

describe('a function lost in part', () => {
  it.each([
    [0, 0, '0% × 35% × 80 × 1.000.000'],
    [0.29, 81_200, '0,29% × 35% × 80 × 1.000.000'],
    [12.5, 3_500_000, '12,5% × 35% × 80 × 1.000.000'],
    [33.33, 9_332_400, '33,33% × 35% × 80 × 1.000.000'],
    [99.99, 27_997_200, '99,99% × 35% × 80 × 1.000.000'],
    [100, 28_000_000, '35% × 80 × 1.000.000'],
  ])('gives its share: %d percent', (percent, amount, formula) => {
    const disability = { part: 'leg_one', kind: 'functional', percent };
    expect([sum(disability), how(disability)]).toEqual([amount, formula]);
    expect(assumed(disability)).toEqual([]);
  });

  it('is not asked of what is lost itself', () => {
    expect(sum({ part: 'leg_one', kind: 'anatomical', percent: 12.5 })).toBe(28_000_000);
  });

  it.each([undefined, null])('is taken where it is told without the kind (%s), and only there', (kind) => {
    expect(sum({ part: 'leg_one', kind, percent: 12.5 })).toBe(3_500_000);
    expect(sum({ part: 'leg_one', kind })).toBe(28_000_000);
    expect(how({ part: 'leg_one', kind, db: 30 })).toBe('35% × 80 × 1.000.000');
  });

  it('is rounded once, half up', () => {
    const joint = { part: 'index_joint_right', kind: 'functional', percent: 12.5 };
    const of = (wage: number, ...disabilities: object[]) =>
      sumOf({ ...asked, wage, disabilities }, 'partial_disability');
    expect([of(9, joint), of(10, joint), of(11, joint)]).toEqual([4, 5, 5]);
    expect(of(10, joint, joint)).toBe(9);
  });
});

describe('hearing by decibels', () => {
  it.each([
    ['hearing_both', 0, 0, false],
    ['hearing_both', 9, 0, true],
    ['hearing_both', 10, 6, false],
    ['hearing_both', 11, 6, true],
    ['hearing_both', 35, 18, true],
    ['hearing_both', 60, 36, false],
    ['hearing_both', 69, 36, true],
    ['hearing_both', 70, 40, false],
    ['hearing_both', 140, 40, false],
    ['hearing_one', 9, 0, true],
    ['hearing_one', 10, 3, false],
    ['hearing_one', 35, 9, true],
    ['hearing_one', 60, 18, false],
    ['hearing_one', 70, 20, false],
    ['hearing_one', 140, 20, false],
  ])('%s counts by full tens up to all hearing: %i dB', (part, db, percent, rest) => {
    expect(sum({ part, db })).toBe(percent * 800_000);
    expect(how({ part, db })).toBe(`${percent}% × 80 × 1.000.000`);
    expect(assumed({ part, db })).toEqual(rest ? ['full_steps'] : []);
  });

  it('goes before a percentage, and without it the table holds', () => {
    expect(sum({ part: 'hearing_both', kind: 'functional', db: 20 })).toBe(9_600_000);
    expect(sum({ part: 'hearing_both', kind: 'functional', percent: 50, db: 20 })).toBe(9_600_000);
    expect(sum({ part: 'hearing_both', kind: 'functional', percent: 50 })).toBe(16_000_000);
    expect(sum({ part: 'hearing_both', kind: 'anatomical' })).toBe(32_000_000);
  });
});

describe.each(['visual_efficiency', 'visual_field'])('%s', (part) => {
  it.each([
    [0, 0, false],
    [9.99, 0, true],
    [10, 7, false],
    [10.01, 7, true],
    [25, 14, true],
    [90, 63, false],
    [99.99, 63, true],
    [100, 70, false],
  ])('counts by full tens: %d percent', (percent, is, rest) => {
    for (const kind of [undefined, 'anatomical', 'functional']) {
      expect(sum({ part, kind, percent })).toBe(is * 800_000);
      expect(how({ part, kind, percent })).toBe(`${is}% × 80 × 1.000.000`);
      expect(assumed({ part, kind, percent })).toEqual(rest ? ['full_steps'] : []);
    }
  });
});

describe('the scalp', () => {
  it.each([
    [undefined, 10],
    [0, 10],
    [9.99, 10],
    [10, 10],
    [10.01, 10.01],
    [25.5, 25.5],
    [29.99, 29.99],
    [30, 30],
    [30.01, 30],
    [100, 30],
  ])('weighs what the doctor says between 10 and 30 percent: %s', (percent, is) => {
    expect(sum({ part: 'scalp', percent })).toBe(Math.round(is * 800_000));
    expect(how({ part: 'scalp', percent })).toBe(`${String(is).replace('.', ',')}% × 80 × 1.000.000`);
    expect(assumed({ part: 'scalp', percent })).toEqual(percent === undefined ? ['scalp_least'] : []);
  });
});
