import type { Day } from '../day.ts';
import { type Deadline, type Insurance, incompleteBy, payBy } from './deadlines.ts';
import type { CaseState, ClaimKind } from './states.ts';

/** What of a case its times are counted from; a `CaseRecord` fits. `claim` is null while it is a report. */
export type Timed = {
  claim: ClaimKind | null;
  status: CaseState;
  since: Day;
  completeOn: Day | null;
  eventOn: Day | null;
};

/**
 * By when the agency should have acted, and how: by saying what is missing (`answer`) or by paying. `aim` where nobody noted
 * when the papers were complete, so that the law's own clock has not surely begun: the day is "about" then, and nobody is late
 * by law.
 */
export type Target = Deadline & { what: 'answer' | 'pay'; aim: boolean };

/** The insurance of a claim that the law sets limits for; a scholarship has none that we know. */
export const insuranceOf = ({ claim }: Timed): Insurance | undefined =>
  claim === 'jkk' || claim === 'jkm' ? claim : undefined;

/** From the day that the papers were complete; else from the first day of the stage, which is an aim. */
function payTarget({ completeOn, since }: Timed, kind: Insurance): Target | undefined {
  const by = payBy(kind, completeOn ?? since);
  return by && { ...by, exact: by.exact && completeOn !== null, what: 'pay', aim: completeOn === null };
}

/** JKK is to say what is missing; what lacks nothing is to be paid (PP 44/2015 Pasal 43 and 44, ayat (6) and (7)). */
function firstTarget(one: Timed, kind: Insurance): Target | undefined {
  if (kind === 'jkm' || one.completeOn) return payTarget(one, kind);
  const by = incompleteBy(one.since);
  return by && { ...by, what: 'answer', aim: false };
}

const targets: Partial<Record<CaseState, typeof payTarget>> = {
  stage_two_reported: firstTarget,
  submitted: firstTarget,
  verifying: payTarget,
  decided: payTarget,
};

/** None in the stages that wait for the family, where all is over, for a report, and for a scholarship. */
export function targetOf(one: Timed): Target | undefined {
  const kind = insuranceOf(one);
  return kind && targets[one.status]?.(one, kind);
}
