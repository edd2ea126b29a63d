import { describe, expect, it } from 'vitest';
import {
  firstStates,
  isOver,
  mayMove,
  nextStates,
  papersInTheWay,
  roles,
  statesOf,
} from '../../../src/domain/claims/moves.ts';
import { needsReason, reasonsFor } from '../../../src/domain/claims/reasons.ts';
import { type CasePaper, type ClaimState, claimKinds, claimStates } from '../../../src/domain/claims/states.ts';

const paper = (code: string, status: CasePaper['status']): CasePaper => ({ code, status, reason: null });
const complete = [paper('family_card', 'checked'), paper('heir_letter', 'checked')];

/** Every move of the law's way: from, then where to and who may at least. */
const common = {
  submitted: { incomplete: 'editor', verifying: 'editor', refused: 'approver', cancelled: 'approver' },
  incomplete: { verifying: 'editor', refused: 'approver', cancelled: 'approver' },
  verifying: { incomplete: 'editor', decided: 'approver', refused: 'approver', cancelled: 'approver' },
  decided: { paid: 'approver', verifying: 'approver', incomplete: 'approver' },
  refused: { verifying: 'approver', incomplete: 'approver' },
};
const expected: Record<string, Record<string, Record<string, string>>> = {
  jkk: {
    stage_one_reported: {
      ...{ in_care: 'editor', stage_two_reported: 'editor', refused: 'approver', cancelled: 'approver' },
    },
    in_care: { stage_two_reported: 'editor', refused: 'approver', cancelled: 'approver' },
    stage_two_reported: { submitted: 'editor', ...common.submitted },
    ...common,
  },
  jkm: common,
  scholarship: common,
};

const reasonFor = (to: ClaimState) => (needsReason(to) ? reasonsFor(to)[0]! : null);
const matrix = claimKinds.flatMap((claim) => claimStates.map((status) => [claim, status] as const));

describe.each(matrix)('a %s claim that is %s', (claim, status) => {
  it.each(roles)('goes where a %s may bring it, and nowhere else', (role) => {
    const could = claimStates.filter(
      (to) => mayMove({ claim, status, papers: complete }, to, { role, reason: reasonFor(to) }).ok,
    );
    const ranks = { editor: 1, approver: 2 } as Record<string, number>;
    const should = Object.entries(expected[claim]![status] ?? {})
      .filter(([, least]) => roles.indexOf(role) >= ranks[least]!)
      .map(([to]) => to);
    expect(could.toSorted()).toEqual(should.toSorted());
    expect(nextStates(claim, status).toSorted()).toEqual(Object.keys(expected[claim]![status] ?? {}).toSorted());
  });
});

describe('a move', () => {
  const verifying = { claim: 'jkm', status: 'verifying', papers: complete } as const;

  it('that nobody may make is told apart from one that this role may not', () => {
    expect(mayMove(verifying, 'paid', { role: 'admin' })).toEqual({ ok: false, why: 'no_such_move' });
    expect(mayMove(verifying, 'verifying', { role: 'admin' })).toEqual({ ok: false, why: 'no_such_move' });
    expect(mayMove(verifying, 'decided', { role: 'editor' })).toEqual({ ok: false, why: 'role' });
  });

  it('is none for a report', () => {
    for (const status of ['reported', 'answered'] as const) {
      expect(nextStates('jkm', status)).toEqual([]);
      expect(mayMove({ ...verifying, status }, 'verifying', { role: 'admin' })).toMatchObject({ why: 'no_such_move' });
    }
  });

  it.each(['incomplete', 'refused'] as const)('to %s says why, with a reason of its own', (to) => {
    const reasons = reasonsFor(to);
    expect(mayMove(verifying, to, { role: 'admin' })).toEqual({ ok: false, why: 'reason_needed', reasons });
    expect(mayMove(verifying, to, { role: 'admin', reason: '' })).toMatchObject({ why: 'reason_needed' });
    expect(mayMove(verifying, to, { role: 'admin', reason: 'withdrawn' })).toEqual({
      ok: false,
      why: 'reason_unknown',
      reasons,
    });
    for (const reason of reasons) expect(mayMove(verifying, to, { role: 'admin', reason })).toEqual({ ok: true });
  });

  it('to cancelled may say why', () => {
    expect(mayMove(verifying, 'cancelled', { role: 'admin' })).toEqual({ ok: true });
    expect(mayMove(verifying, 'cancelled', { role: 'admin', reason: 'withdrawn' })).toEqual({ ok: true });
    expect(mayMove(verifying, 'cancelled', { role: 'admin', reason: 'not_covered' })).toMatchObject({
      why: 'reason_unknown',
    });
  });

  it('elsewhere takes no reason, so that none is told to the family by mistake', () => {
    expect(mayMove(verifying, 'decided', { role: 'admin', reason: 'other' })).toEqual({
      ok: false,
      why: 'reason_unknown',
      reasons: [],
    });
  });

  it.each([
    ['verifying', 'incomplete', ['required', 'said', 'returned']],
    ['decided', 'verifying', ['required', 'said', 'received', 'returned']],
    ['paid', 'decided', ['required', 'said', 'received', 'returned']],
  ] as const)('to %s from %s waits for every paper that is not far enough', (to, status, short) => {
    for (const state of short) {
      const papers = [...complete, paper('npwp', state)];
      expect(mayMove({ claim: 'jkm', status, papers }, to, { role: 'admin' })).toEqual({
        ok: false,
        why: 'papers',
        papers: ['npwp'],
      });
    }
    expect(mayMove({ claim: 'jkm', status, papers: complete }, to, { role: 'admin' })).toEqual({ ok: true });
  });

  it('to verifying takes papers that are in hand and not checked yet', () => {
    const papers = [paper('family_card', 'received')];
    expect(mayMove({ claim: 'jkm', status: 'submitted', papers }, 'verifying', { role: 'editor' })).toEqual({
      ok: true,
    });
  });

  it('of a claim without a list of papers misses all that it surely needs', () => {
    const missed = papersInTheWay({ claim: 'scholarship', papers: [] }, 'verifying');
    expect(missed).toContain('active_study_letter');
    expect(papersInTheWay({ claim: 'scholarship', papers: [] }, 'incomplete')).toEqual([]);
  });
});

describe('a claim', () => {
  it('of a work accident may begin with its report; the others with the application', () => {
    expect(firstStates('jkk')).toEqual(['stage_one_reported', 'in_care', 'stage_two_reported', 'submitted']);
    expect([firstStates('jkm'), firstStates('scholarship')]).toEqual([['submitted'], ['submitted']]);
  });

  it('knows the stages of an accident only where there was one', () => {
    expect(statesOf('jkk').toSorted()).toEqual([...claimStates].toSorted());
    const accident = ['stage_one_reported', 'in_care', 'stage_two_reported'];
    for (const kind of ['jkm', 'scholarship'] as const) {
      expect(statesOf(kind).toSorted()).toEqual(claimStates.filter((one) => !accident.includes(one)).toSorted());
    }
  });

  it('is over when it is paid or cancelled, and not when it is refused', () => {
    expect(claimStates.filter(isOver)).toEqual(['paid', 'cancelled']);
  });
});
