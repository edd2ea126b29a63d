import { describe, expect, it } from 'vitest';
import { parts } from '../../../src/domain/benefits/parts.ts';
import { partOf, sums } from './asked.ts';

const asked = { event: 'work_accident', segment: 'pu', wage: 1_000_000, unpaidMonths: 0, handed: 'right' };

const limbs = [
  ...['arm_shoulder', 'arm_elbow', 'hand', 'thumb', 'index', 'finger_other', 'index_joint', 'finger_joint'].flatMap(
    (name) => [`${name}_right`, `${name}_left`],
  ),
  ...['legs_both', 'leg_one', 'feet_both', 'foot_one', 'toe_big', 'toe_index', 'toe_other'],
  ...['leg_short_5', 'leg_short_7_5', 'leg_short_more'],
];

const others = parts.map(({ part }) => part).filter((part) => !limbs.includes(part));

const hasOne = (...all: string[]) =>
  sums({ ...asked, disabilities: all.map((part) => ({ part, percent: 20 })) }).some(([name]) => name === 'prosthesis');

describe('a prosthesis', () => {
  it.each(limbs)('may follow the loss of %s', (part) => expect(hasOne(part)).toBe(true));

  it.each(others)('does not follow the loss of %s', (part) => expect(hasOne(part)).toBe(false));

  it('follows when one of several is a limb', () => expect(hasOne('smell', 'toe_other')).toBe(true));

  it('has no sum, for the price is the rehabilitation centre’s', () => {
    expect(partOf({ ...asked, disabilities: [{ part: 'leg_one' }] }, 'prosthesis')).toMatchObject({
      amount: null,
      how: '',
      cite: expect.stringMatching(/^PP 82\/2019 Pasal 25 ayat \(2\) huruf b angka 6/),
      confidence: 'published',
      when: 'now',
    });
  });

  it('is not left out where all work is lost, whatever part that was', () => {
    expect(sums({ ...asked, totalPermanent: true }).at(-1)).toEqual(['prosthesis', null]);
    expect(sums({ ...asked, totalPermanent: true, disabilities: [{ part: 'mental' }] }).at(-1)?.[0]).toBe('prosthesis');
  });

  it('is nothing for the dead', () => {
    const death = { ...asked, event: 'work_death', totalPermanent: true, disabilities: [{ part: 'leg_one' }] };
    expect(sums(death).map(([name]) => name)).not.toContain('prosthesis');
  });
});
