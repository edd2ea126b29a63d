import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstStates, isOver, mayMove, nextStates, roles } from '../../../src/domain/claims/moves.ts';
import { reasonCodes, reasonsFor } from '../../../src/domain/claims/reasons.ts';
import {
  type CasePaper,
  type ClaimKind,
  type ClaimState,
  claimKinds,
  claimStates,
  paperStates,
} from '../../../src/domain/claims/states.ts';

type Claim = { claim: ClaimKind; status: ClaimState; papers: CasePaper[] };
type Step =
  | { do: 'move'; to: ClaimState; role: (typeof roles)[number]; reason: string | null }
  | { do: 'paper'; code: string; status: CasePaper['status'] }
  | { do: 'go on'; towards: number }
  | { do: 'check all' };

const codes = ['family_card', 'heir_letter', 'death_certificate'];
const anyStatus = fc.constantFrom(...paperStates);
const anyRole = fc.constantFrom(...roles);
const anyReason = fc.option(fc.constantFrom<string>(...reasonCodes, 'no_such_reason'));
const anyState = fc.constantFrom(...claimStates);
const anyMove = fc.record({ do: fc.constant('move' as const), to: anyState, role: anyRole, reason: anyReason });
const anyPapers = fc
  .subarray(codes)
  .chain((some) => fc.tuple(...some.map((code) => anyStatus.map((status) => ({ code, status, reason: null })))));

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  anyMove,
  fc.record({ do: fc.constant('go on' as const), towards: fc.nat(10) }),
  fc.record({ do: fc.constant('paper' as const), code: fc.constantFrom(...codes), status: anyStatus }),
  fc.record({ do: fc.constant('check all' as const) }),
);

/** "Go on" is an admin's move to a next state that is not the end, with a reason that fits: without it few ways come far. */
function moveOf({ claim, status }: Claim, step: Step & { do: 'move' | 'go on' }): Step & { do: 'move' } {
  if (step.do === 'move') return step;
  const next = nextStates(claim, status).filter((one) => one !== 'cancelled');
  const to = next[step.towards % Math.max(1, next.length)] ?? 'paid';
  return { do: 'move', to, role: 'admin', reason: reasonsFor(to)[0] ?? null };
}

/** Where a step leads; a move that is not allowed leads nowhere. */
function after(one: Claim, step: Step): Claim {
  if (step.do === 'move' || step.do === 'go on') {
    const move = moveOf(one, step);
    return mayMove(one, move.to, move).ok ? { ...one, status: move.to } : one;
  }
  const isMeant = (code: string) => step.do === 'check all' || step.code === code;
  const status = step.do === 'paper' ? step.status : 'checked';
  return { ...one, papers: one.papers.map((paper) => (isMeant(paper.code) ? { ...paper, status } : paper)) };
}

const anyClaim: fc.Arbitrary<Claim> = fc.constantFrom(...claimKinds).chain((claim) =>
  fc.record({
    claim: fc.constant(claim),
    status: fc.constantFrom(...firstStates(claim)),
    papers: anyPapers,
  }),
);
const anyPlace = fc.record({ claim: fc.constantFrom(...claimKinds), status: anyState, papers: anyPapers });

it('no way leads to paid with a paper that is not checked at that moment, or with none at all', () => {
  let paid = 0;
  const walk = (begun: Claim, steps: Step[]) => {
    let one = begun;
    for (const step of steps) {
      const next = after(one, step);
      if (next.status === 'paid' && one.status !== 'paid') {
        paid += 1;
        expect(one.papers.length).toBeGreaterThan(0);
        expect(one.papers.filter(({ status }) => status !== 'checked')).toEqual([]);
      }
      one = next;
    }
  };
  fc.assert(fc.property(anyClaim, fc.array(anyStep, { minLength: 20, maxLength: 60 }), walk), {
    numRuns: 2_000,
    seed: 44,
  });
  expect(paid).toBeGreaterThan(100);
});

it('what is allowed is one of the next states, and what is over goes nowhere', () => {
  fc.assert(
    fc.property(anyPlace, anyMove, (place, move) => {
      const { ok } = mayMove(place, move.to, move);
      if (ok) expect(nextStates(place.claim, place.status)).toContain(move.to);
      if (isOver(place.status)) expect(ok).toBe(false);
    }),
    { numRuns: 5_000 },
  );
});

it('a viewer never moves anything, and every role may what those before it may', () => {
  fc.assert(
    fc.property(anyPlace, anyState, anyReason, (place, to, reason) => {
      const may = roles.map((role) => mayMove(place, to, { role, reason }).ok);
      expect(may[0]).toBe(false);
      expect(may).toEqual(may.toSorted());
    }),
    { numRuns: 5_000 },
  );
});
