import { stateWord } from '../language/claim-words.ts';
import type { ClaimRow, SavedClaim } from '../store/cases/save-claim.ts';
import { type ClaimColumn, claimColumns } from './claim-file.ts';
import { type Problem, wanted } from './problem.ts';

type Refused = Extract<SavedClaim, { as: 'refused' }>;

/** Why a row that reads well was not saved, as a mistake of its line. */
export function refusedProblem({ line, status }: ClaimRow, { why, from }: Refused): Problem {
  void why;
  void from;
  const column: ClaimColumn = 'status';
  return {
    line,
    column,
    wrong: 'claimsFile.notSaved',
    values: { status: stateWord(status) },
    want: wanted(claimColumns, column),
    kept: false,
  };
}
