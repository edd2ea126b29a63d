import { describe, expect, it } from 'vitest';
import words from '../../../locales/id/claim.json' with { type: 'json' };
import {
  isDeath,
  needsReason,
  nextFor,
  nextSteps,
  paperReasons,
  reasonCodes,
  reasonLaw,
  reasonsFor,
} from '../../../src/domain/claims/reasons.ts';
import { claimKinds, claimStates, paperStates, reportStates } from '../../../src/domain/claims/states.ts';

const withStem = (stem: string): string[] =>
  Object.keys(words).flatMap((key) => (key.startsWith(stem) ? [key.slice(stem.length)] : []));

describe('the reasons', () => {
  it('are those of an incomplete, a refused or a cancelled claim, and only the first two cannot do without', () => {
    expect(claimStates.filter((state) => reasonsFor(state).length > 0)).toEqual(['incomplete', 'refused', 'cancelled']);
    expect(claimStates.filter(needsReason)).toEqual(['incomplete', 'refused']);
    expect(claimStates.flatMap((state) => [...reasonsFor(state)]).toSorted()).toEqual([...reasonCodes].toSorted());
  });

  it.each([
    ['jkm', 'not_covered', 'PP 82/2019 Pasal 34 ayat (1)', 'statute'],
    ['jkk', 'arrears_over_three_months', 'PP 44/2015 Pasal 38 ayat (2) dan Pasal 39 ayat (2)', 'statute'],
    ['jkm', 'arrears_over_three_months', 'PP 44/2015 Pasal 41 ayat (2) dan Pasal 42 ayat (2)', 'statute'],
    ['jkm', 'not_working', 'PP 82/2019 penjelasan Pasal 34 ayat (1)', 'statute'],
    ['jkk', 'not_work_accident', 'Permenaker 5/2021 Pasal 7', 'published'],
    ['jkk', 'not_an_heir', 'PP 44/2015 Pasal 37 ayat (5)', 'statute'],
    ['jkm', 'not_an_heir', 'PP 44/2015 Pasal 40 ayat (2)', 'statute'],
    ['jkk', 'too_late', 'PP 82/2019 Pasal 26', 'statute'],
  ] as const)('of %s, %s, name their article: %s', (claim, code, cite, confidence) => {
    expect(reasonLaw(code, claim)).toMatchObject({ cite, confidence });
  });

  it('name no article where we know of none', () => {
    const known = claimKinds.flatMap((claim) => reasonCodes.filter((code) => reasonLaw(code, claim)));
    expect(known).toHaveLength(8);
    expect(reasonLaw('no_such_reason', 'jkm')).toBeUndefined();
  });
});

describe('what a family can do', () => {
  it('is known for every reason, and every step is a way out of some', () => {
    const everyone = [{}, { died: true }, { segment: 'pu' }] as const;
    const steps = everyone.flatMap((about) => reasonCodes.flatMap((code) => nextFor(code, about)));
    expect(nextSteps.filter((step) => !steps.includes(step))).toEqual([]);
    for (const about of everyone) for (const code of reasonCodes) expect(nextFor(code, about)).not.toEqual([]);
  });

  it('is to ask an officer where the reason is not ours', () => {
    expect([nextFor(null), nextFor('no_such_reason'), nextFor('other')]).toEqual([
      ['ask_officer'],
      ['ask_officer'],
      ['ask_officer'],
    ]);
  });

  it('about "no work accident" is the inspector, and JKM after a death', () => {
    expect(nextFor('not_work_accident', { died: true })).toEqual(['claim_jkm', 'dispute_inspector']);
    expect(nextFor('not_work_accident', { heir: 'spouse' })).toEqual(['claim_jkm', 'dispute_inspector']);
    expect(nextFor('not_work_accident', { died: false })).toEqual(['dispute_inspector', 'other_payer']);
  });

  it('about unpaid months is never to pay now, and for the employed that the employer is answerable', () => {
    expect(nextFor('arrears_over_three_months', { segment: 'bpu' })).toEqual(['show_payments', 'ask_officer']);
    for (const segment of ['pu', 'construction'] as const) {
      expect(nextFor('arrears_over_three_months', { segment })[0]).toBe('employer_pays');
    }
  });
});

it.each([
  [{}, false],
  [{ died: true }, true],
  [{ died: false, heir: 'child' }, false],
  [{ heir: 'other' }, true],
] as const)('a case of %j is of a death: %s', (about, death) => expect(isDeath(about)).toBe(death));

describe('the words of claims', () => {
  it.each([
    ['kind_', claimKinds],
    ['state_', [...reportStates, ...claimStates]],
    ['stage_', [...reportStates, ...claimStates]],
    ['reason_', reasonCodes],
    ['paper_', paperStates],
    ['returned_', paperReasons],
    ['next_', nextSteps],
  ])('are there for every %s and for nothing else', (stem, codes) => {
    expect(withStem(stem).toSorted()).toEqual([...codes].toSorted());
  });
});
