import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Timed, targetOf } from '../../../src/domain/claims/stage-target.ts';
import { stageTime } from '../../../src/domain/claims/stage-time.ts';
import { claimKinds, claimStates } from '../../../src/domain/claims/states.ts';
import { countWorkingDays } from '../../../src/domain/claims/working-days.ts';
import { addDays, type Day, day } from '../../../src/domain/day.ts';

const on = (text: string): Day => day.parse(text);
/** 20 November 2026 is a Friday. */
const friday = on('2026-11-20');
const verifying: Timed = {
  claim: 'jkm',
  status: 'verifying',
  since: friday,
  completeOn: friday,
  eventOn: on('2026-10-01'),
};
const at = (today: string, change: Partial<Timed> = {}) => stageTime({ ...verifying, ...change }, on(today));

describe('how long a case stands where it stands', () => {
  it.each([
    ['2026-11-20', 0, 0],
    ['2026-11-22', 2, 0],
    ['2026-11-23', 3, 1],
    ['2026-11-25', 5, 3],
    ['2026-12-25', 35, 23],
  ])('on %s is %d days, %d of them working days', (today, days, workingDays) => {
    expect(at(today)).toMatchObject({ days, workingDays });
  });

  it('is nothing before the stage began', () => {
    expect(at('2026-11-01')).toMatchObject({ days: 0, workingDays: 0, overdue: 0 });
  });

  it('is known of a report too, which has no target', () => {
    const time = at('2026-11-24', { claim: null, status: 'reported', completeOn: null });
    expect(time).toEqual({ days: 4, workingDays: 2, overdue: 0 });
  });
});

describe('the target', () => {
  it.each([
    ['of JKM, 3 working days from complete papers', {}, '2026-11-25', 'pay'],
    ['of JKK, 7', { claim: 'jkk' }, '2026-12-01', 'pay'],
    [
      'of what is decided counts from the papers, not from the decision',
      { status: 'decided', since: on('2026-11-24') },
      '2026-11-25',
      'pay',
    ],
    [
      'of stage II of JKK is to say what is missing',
      { claim: 'jkk', status: 'stage_two_reported', completeOn: null },
      '2026-12-01',
      'answer',
    ],
    ['of a JKK application too', { claim: 'jkk', status: 'submitted', completeOn: null }, '2026-12-01', 'answer'],
    [
      'of stage II that was complete at once is to pay',
      { claim: 'jkk', status: 'stage_two_reported' },
      '2026-12-01',
      'pay',
    ],
  ] as const)('%s', (_, change, target, what) => {
    expect(at('2026-11-20', change).target).toMatchObject({
      on: target,
      what,
      exact: true,
      aim: false,
      law: { confidence: 'statute' },
    });
  });

  it.each(['submitted', 'verifying', 'decided'] as const)(
    'is an aim while nobody noted when the papers were complete: %s',
    (status) => {
      const time = at('2026-11-30', { status, completeOn: null });
      expect(time.target).toMatchObject({ on: '2026-11-25', what: 'pay', exact: false, aim: true });
      expect(time.overdue).toBe(3);
      expect(time).not.toHaveProperty('compensation');
    },
  );

  it('leaves out holidays and joint leave', () => {
    expect(at('2026-12-18', { claim: 'jkk', since: on('2026-12-18'), completeOn: on('2026-12-18') }).target?.on).toBe(
      '2026-12-31',
    );
  });

  it('is about right where it leads into a year whose holidays are not known', () => {
    const since = on('2027-12-29');
    expect(at('2027-12-29', { since, completeOn: since }).target).toMatchObject({
      on: '2028-01-03',
      exact: false,
      aim: false,
    });
  });

  it('is none before the first rule', () => {
    const since = on('2015-06-30');
    expect(at('2015-07-30', { since, completeOn: since })).not.toHaveProperty('target');
    expect(
      at('2015-07-30', { claim: 'jkk', status: 'stage_two_reported', since, completeOn: null }),
    ).not.toHaveProperty('target');
  });

  it('is there in the agency’s stages of the two insurances, and nowhere else', () => {
    const found = claimKinds.flatMap((claim) =>
      claimStates.filter((status) => targetOf({ ...verifying, claim, status })).map((status) => `${claim} ${status}`),
    );
    expect(found).toEqual(
      ['jkk', 'jkm'].flatMap((claim) =>
        ['stage_two_reported', 'submitted', 'verifying', 'decided'].map((status) => `${claim} ${status}`),
      ),
    );
  });
});

describe('lateness', () => {
  it.each([
    ['is none on the day itself', '2026-11-25', 0, undefined],
    ['is one the next working day', '2026-11-26', 1, 1],
    ['grows with every working day', '2026-11-27', 2, 2],
    ['stands still over the weekend, while the days go on', '2026-11-29', 2, 4],
    ['goes on on Monday', '2026-11-30', 3, 5],
  ])('%s', (_, today, overdue, days) => {
    const time = at(today);
    expect(time.overdue).toBe(overdue);
    expect(time.compensation?.days).toBe(days);
  });

  it('from a Friday begins on Monday, with all the days between', () => {
    const since = on('2026-11-24');
    const friday = { since, completeOn: since };
    expect(at('2026-11-27', friday).target?.on).toBe('2026-11-27');
    expect(at('2026-11-29', friday)).toMatchObject({ overdue: 0 });
    expect(at('2026-11-29', friday)).not.toHaveProperty('compensation');
    expect(at('2026-11-30', friday)).toMatchObject({ overdue: 1, compensation: { days: 3 } });
  });

  it.each([
    ['jkk', 'PP 44/2015 Pasal 37'],
    ['jkm', 'PP 44/2015 Pasal 40 ayat (4)'],
  ] as const)('of %s costs a hundredth a day by %s', (claim, cite) => {
    expect(at('2027-01-15', { claim }).compensation?.law).toMatchObject({ value: 100, cite });
  });

  it('in saying what is missing is counted and costs nothing', () => {
    const time = at('2026-12-03', { claim: 'jkk', status: 'stage_two_reported', completeOn: null });
    expect(time.overdue).toBe(2);
    expect(time).not.toHaveProperty('compensation');
  });

  it('of a scholarship, and of what is over, is not known', () => {
    for (const change of [{ claim: 'scholarship' }, { status: 'paid' }, { status: 'incomplete' }] as const) {
      const time = at('2027-06-01', change);
      expect(time.overdue).toBe(0);
      expect(time).not.toHaveProperty('target');
      expect(time).not.toHaveProperty('compensation');
    }
  });

  it('never shrinks from one day to the next', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.constantFrom('jkk' as const, 'jkm' as const), (days, claim) => {
        const today = addDays(friday, days);
        const [before, after] = [today, addDays(today, 1)].map((one) => stageTime({ ...verifying, claim }, one));
        expect(after!.overdue - before!.overdue).toBeOneOf([0, 1]);
        expect(after!.overdue).toBe(countWorkingDays(after!.target!.on, addDays(today, 1)).days);
        expect(after!.overdue > 0).toBe(after!.compensation !== undefined);
      }),
    );
  });
});

describe('the five years', () => {
  const jkk = { claim: 'jkk', eventOn: on('2021-11-22'), completeOn: null } as const;

  it.each(['stage_one_reported', 'in_care', 'incomplete', 'refused', 'cancelled'] as const)(
    'are told while the claim is to be made, or to be made again: %s',
    (status) => {
      expect(at('2026-11-21', { ...jkk, status }).claimBy).toMatchObject({
        on: '2026-11-22',
        law: { cite: 'PP 82/2019 Pasal 26' },
      });
    },
  );

  it.each(['stage_two_reported', 'submitted', 'verifying', 'decided', 'paid'] as const)(
    'are no matter once it is made: %s',
    (status) => {
      expect(at('2026-11-21', { ...jkk, status })).not.toHaveProperty('claimBy');
    },
  );

  it('hold for JKK alone, and only where the day is known', () => {
    expect(at('2026-11-21', { ...jkk, status: 'refused', claim: 'jkm' })).not.toHaveProperty('claimBy');
    expect(at('2026-11-21', { ...jkk, status: 'refused', claim: 'scholarship' })).not.toHaveProperty('claimBy');
    expect(at('2026-11-21', { ...jkk, status: 'refused', eventOn: null })).not.toHaveProperty('claimBy');
  });
});
