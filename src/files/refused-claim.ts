import { kindWord, stateWord } from '../language/hearing/claim-words.ts';
import type { TextKey } from '../language/texts.ts';
import type { ClaimRow, SavedClaim } from '../store/cases/save-claim.ts';
import { type ClaimColumn, claimColumns } from './claim-file.ts';
import { type Problem, wanted } from './problem.ts';

type Refused = Extract<SavedClaim, { as: 'refused' }>;

/** Where the mistake is to be looked for, what it is and what would have worked. */
type Said = { column: ClaimColumn; wrong: TextKey; want: TextKey };

const said: Record<string, Said> = {
  state_not_of_claim: { column: 'status', wrong: 'claimsFile.notOfKind', want: 'claimsFile.wantOfKind' },
  papers: { column: 'berkas_kurang', wrong: 'claimsFile.papersLeft', want: 'claimsFile.wantNoPapers' },
  other_worker: { column: 'nik', wrong: 'claimsFile.otherWorker', want: 'claimsFile.wantSameClaim' },
  other_claim: { column: 'jenis', wrong: 'claimsFile.otherKind', want: 'claimsFile.wantSameClaim' },
  ended: { column: 'status', wrong: 'claimsFile.ended', want: 'claimsFile.wantOpen' },
  older: { column: 'tanggal_status', wrong: 'claimsFile.older', want: 'claimsFile.wantNewest' },
};

/** Why a row that reads well was not saved, as a mistake of its line. A reason that has no words yet leaves the row out all the same. */
export function refusedProblem({ line, status, claim }: ClaimRow, { why, from }: Refused): Problem {
  const found = said[why];
  const left = { line, kept: false };
  if (!found) return { ...left, column: null, wrong: 'claimsFile.notSaved', want: wanted(claimColumns, null) };
  const { column, wrong, want } = found;
  const values = { status: stateWord(status), kind: kindWord(claim), ...(from && { from: stateWord(from) }) };
  return { ...left, column, wrong, values, want: { key: want, values: {} } };
}
