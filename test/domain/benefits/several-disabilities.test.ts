import { describe, expect, it } from 'vitest';
import { estimated, partOf, sumOf, sums } from './asked.ts';

const asked = { event: 'work_accident', segment: 'pu', wage: 1_000_000, unpaidMonths: 0, handed: 'right' };
const told = (...all: string[]) => ({ ...asked, disabilities: all.map((part) => ({ part })) });

describe('several disabilities of one accident', () => {
  it('add their percentages, which an officer must confirm', () => {
    const both = told('index_right', 'finger_other_right');
    expect(partOf(both, 'partial_disability')).toMatchObject({
      amount: 10_400_000,
      how: '(9% + 4%) × 80 × 1.000.000',
      confidence: 'unconfirmed',
    });
    expect(estimated(both).askOfficer).toEqual(['doctor_decides', 'several_disabilities']);
  });

  // 65 percent and a finger, a thumb or a shortened leg more.
  it.each([
    ['69,5', ['leg_one', 'foot_one', 'toe_big', 'index_joint_right'], 55_600_000],
    ['70', ['leg_one', 'foot_one', 'ears_both'], 56_000_000],
    ['71,5', ['leg_one', 'foot_one', 'ears_both', 'finger_joint_left'], 56_000_000],
    ['140', ['eyes_both', 'legs_both'], 56_000_000],
  ])('are not more than a total one: %s percent', (_, all, sum) => {
    expect(sumOf(told(...all), 'partial_disability')).toBe(sum);
  });

  it('say their ceiling only where they are over it', () => {
    const how = (...all: string[]) => partOf(told(...all), 'partial_disability')?.how;
    expect(how('leg_one', 'leg_one')).toBe('(35% + 35%) × 80 × 1.000.000');
    expect(how('leg_one', 'leg_one', 'finger_joint_left')).toBe('min(35% + 35% + 1,5%; 70%) × 80 × 1.000.000');
    expect(how('eyes_both')).toBe('70% × 80 × 1.000.000');
  });

  it('weigh each by its own degree', () => {
    const disabilities = [
      { part: 'arm_shoulder_right', kind: 'functional', percent: 12.5 },
      { part: 'hearing_both', db: 35 },
      { part: 'scalp' },
    ];
    expect(partOf({ ...asked, disabilities }, 'partial_disability')).toMatchObject({
      amount: 26_400_000,
      how: '(12,5% × 40% + 18% + 10%) × 80 × 1.000.000',
    });
    expect(estimated({ ...asked, handed: undefined, disabilities }).assumed).toEqual([
      'right_handed',
      'full_steps',
      'scalp_least',
    ]);
  });

  it('say once what was assumed more than once', () => {
    const disabilities = [
      { part: 'hearing_one', db: 11 },
      { part: 'visual_field', percent: 11 },
    ];
    expect(estimated({ ...asked, disabilities }).assumed).toEqual(['full_steps']);
  });

  it('need no rule of adding when there is only one', () => {
    expect(partOf(told('eye_one'), 'partial_disability')?.confidence).toBe('published');
    expect(estimated(told('eye_one')).askOfficer).toEqual(['doctor_decides']);
  });

  it('are no part of an answer when there are none', () => {
    expect(sums({ ...asked, disabilities: [] })).toEqual([['medical_care', null]]);
    expect(estimated({ ...asked, disabilities: [] }).askOfficer).toEqual([]);
  });
});

describe('a total disability', () => {
  it('gives 56 wages, the periodic sum and a scholarship', () => {
    const all = { ...asked, totalPermanent: true, children: [{ level: 'pt', grade: 4 }] };
    expect(sums(all)).toEqual([
      ['medical_care', null],
      ['total_permanent', 56_000_000],
      ['periodic', 12_000_000],
      ['scholarship', 24_000_000],
      ['prosthesis', null],
    ]);
    expect(partOf(all, 'total_permanent')).toMatchObject({ how: '70% × 80 × 1.000.000', confidence: 'published' });
    expect(estimated(all).askOfficer).toEqual(['doctor_decides']);
  });

  it('takes the place of partial ones', () => {
    const found = estimated({ ...told('thumb_right', 'eye_one'), totalPermanent: true });
    expect(found.components.map(({ name }) => name)).not.toContain('partial_disability');
    expect(found).toMatchObject({ total: 68_000_000, askOfficer: ['doctor_decides'] });
  });

  it('alone gives a scholarship to children of someone who lives', () => {
    const children = [{ level: 'sd' }];
    expect(sumOf({ ...told('eye_one'), children }, 'scholarship')).toBeUndefined();
    expect(sumOf({ ...told('eye_one'), children, totalPermanent: false }, 'scholarship')).toBeUndefined();
  });

  it('is nothing of a death that work did not cause', () => {
    const death = { ...told('thumb_right'), event: 'other_death', totalPermanent: true };
    expect(estimated(death)).toMatchObject({ total: 42_000_000, askOfficer: [] });
  });
});
