import { type ReasonCode, reasonsFor } from '../domain/claims/reasons.ts';
import type { ClaimState } from '../domain/claims/states.ts';
import { reasonWord, stateWord } from '../language/hearing/claim-words.ts';
import { hearReason } from '../language/hearing/hear-claim.ts';
import type { claimColumns } from './claim-file.ts';
import type { Found, Note } from './read-row.ts';

type Columns = typeof claimColumns;

/** A reason's code, and an officer's own words that are none. */
export type ReadReason = { reason: ReasonCode | null; note: string | null };

const isReasoned = (status: ClaimState): status is 'incomplete' | 'refused' | 'cancelled' =>
  reasonsFor(status).length > 0;

/** What stands for a reason that was not told, or not in words that we know: a claim without papers says so by itself. */
const usual: Partial<Record<ClaimState, ReasonCode>> = { incomplete: 'papers_missing', refused: 'other' };

/** The reasons that a status knows. */
const wantReasons = (status: ClaimState) => ({
  key: 'claimsFile.wantReasons' as const,
  values: {
    reasons: reasonsFor(status)
      .map((code) => `${code} (${reasonWord(code)})`)
      .join('; '),
  },
});

/** That the words were kept as a note, and what would have been a reason. */
function asNote(status: ClaimState): Found<Columns> {
  const reason = usual[status];
  const values = { status: stateWord(status), ...(reason && { reason: reasonWord(reason) }) };
  return {
    column: 'alasan',
    wrong: reason ? 'claimsFile.reasonAsOther' : 'claimsFile.reasonAsNote',
    values,
    want: wantReasons(status),
    kept: true,
  };
}

/**
 * Why the claim stands there. Words that are no reason of this status are kept as a note: the reason is then `other` for a
 * refusal and `papers_missing` for missing papers, and none elsewhere. A refusal without a word is a mistake.
 */
export function readReason(status: ClaimState, said: string | null, note: Note<Columns>): ReadReason {
  const reason = usual[status] ?? null;
  if (said === null) {
    if (status === 'refused')
      note({ column: 'alasan', wrong: 'claimsFile.noReason', want: wantReasons(status), kept: false });
    return { reason, note: null };
  }
  if (!isReasoned(status)) return { reason: null, note: said };
  const heard = hearReason(said, status);
  if (heard) return { reason: heard, note: null };
  note(asNote(status));
  return { reason, note: said };
}
