import { describe, expect, it } from 'vitest';
import { type Part, parts } from '../../../src/domain/benefits/parts.ts';
import { estimated, partOf, sumOf } from './asked.ts';

const asked = { event: 'work_accident', segment: 'pu', wage: 1_000_000, unpaidMonths: 0, handed: 'right' };

/** The table as others quote it (PP 82/2019 Lampiran III), percent of 80 wages; for right-handed people. */
const whole: Partial<Record<Part, number>> = {
  eyes_both: 70,
  eye_one: 35,
  hearing_both: 40,
  hearing_one: 20,
  ear_one: 5,
  ears_both: 10,
  nose_wing: 30,
  nose_septum: 15,
  smell: 10,
  colour_vision: 10,
  legs_both: 70,
  leg_one: 35,
  feet_both: 50,
  foot_one: 25,
  toe_big: 5,
  toe_index: 3,
  toe_other: 2,
  leg_short_5: 10,
  leg_short_7_5: 20,
  leg_short_more: 30,
  impotence: 30,
  work_capacity_25: 5,
  work_capacity_50: 20,
  work_capacity_70: 40,
  mental: 70,
};

/** Right and left, of right-handed people. */
const sided: Record<string, [right: number, left: number]> = {
  arm_shoulder: [40, 35],
  arm_elbow: [35, 30],
  hand: [32, 28],
  thumb: [15, 12],
  index: [9, 7],
  finger_other: [4, 3],
  index_joint: [4.5, 3.5],
  finger_joint: [2, 1.5],
};

const sumOfPart = (told: object, more = {}) => sumOf({ ...asked, ...more, disabilities: [told] }, 'partial_disability');

const PERCENT_OF_80_WAGES = 800_000;

describe('the table of disabilities', () => {
  it.each(Object.entries(whole))('gives for %s lost %d percent', (part, percent) => {
    expect(sumOfPart({ part })).toBe(percent * PERCENT_OF_80_WAGES);
    expect(sumOfPart({ part }, { handed: 'left' })).toBe(percent * PERCENT_OF_80_WAGES);
    expect(estimated({ ...asked, handed: undefined, disabilities: [{ part }] }).assumed).toEqual([]);
  });

  it.each(Object.entries(sided))('changes right and left of %s for left-handed people', (name, [right, left]) => {
    const of = (side: string, handed: string) => sumOfPart({ part: `${name}_${side}` }, { handed });
    expect([of('right', 'right'), of('left', 'right')]).toEqual([
      right * PERCENT_OF_80_WAGES,
      left * PERCENT_OF_80_WAGES,
    ]);
    expect([of('right', 'left'), of('left', 'left')]).toEqual([
      left * PERCENT_OF_80_WAGES,
      right * PERCENT_OF_80_WAGES,
    ]);
  });

  it.each(Object.keys(sided))('takes people for right-handed who do not say otherwise: %s', (name) => {
    for (const side of ['right', 'left']) {
      const told = { disabilities: [{ part: `${name}_${side}` }] };
      expect(estimated({ ...asked, handed: undefined, ...told }).assumed).toEqual(['right_handed']);
      expect(estimated({ ...asked, handed: undefined, ...told }).total).toBe(estimated({ ...asked, ...told }).total);
      for (const handed of ['right', 'left']) expect(estimated({ ...asked, handed, ...told }).assumed).toEqual([]);
    }
  });

  it('has a row for every part, and no other', () => {
    const both = Object.keys(sided).flatMap((name) => [`${name}_right`, `${name}_left`]);
    const byDegree = ['scalp', 'visual_efficiency', 'visual_field'];
    expect(parts.map(({ part }) => part).sort()).toEqual([...Object.keys(whole), ...both, ...byDegree].sort());
  });

  it('gives each part the name of the law, in the order of the table', () => {
    expect(parts.slice(0, 3)).toEqual([
      { part: 'eyes_both', term: 'kedua mata' },
      { part: 'eye_one', term: 'sebelah mata' },
      { part: 'hearing_both', term: 'pendengaran kedua telinga' },
    ]);
    expect(new Set(parts.map(({ term }) => term)).size).toBe(parts.length);
  });

  it('is an indication of which a doctor decides', () => {
    const told = { ...asked, disabilities: [{ part: 'eye_one' }] };
    expect(estimated(told)).toMatchObject({ total: 28_000_000, assumed: [], askOfficer: ['doctor_decides'] });
    expect(partOf(told, 'partial_disability')).toMatchObject({
      how: '35% × 80 × 1.000.000',
      cite: expect.stringMatching(/^PP 82\/2019 Lampiran III; PP 82\/2019 Pasal 25 ayat \(2\) huruf b [^;]*$/),
      confidence: 'published',
      when: 'now',
    });
  });
});
