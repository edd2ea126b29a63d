import { isOver, statesOf } from '../../domain/claims/moves.ts';
import { needsReason, reasonsFor } from '../../domain/claims/reasons.ts';
import { type ClaimState, claimStates } from '../../domain/claims/states.ts';
import type { Day } from '../../domain/day.ts';
import { unknownPapers } from './asked-papers.ts';
import type { Case } from './locked.ts';
import type { ClaimRow, SavedClaim } from './save-claim.ts';

export type RefusedClaim = Extract<SavedClaim, { as: 'refused' }>;

const refused = (why: string, more: Partial<RefusedClaim> = {}): RefusedClaim => ({ as: 'refused', why, ...more });

const settled = ['decided', 'paid'];

/** Why a row cannot be taken whatever is known already: a code; undefined when it can. */
export function rowMistake(row: ClaimRow, today: Day): RefusedClaim | undefined {
  const { claim, status, since, eventOn, reason, note, missing } = row;
  const strange = unknownPapers(missing);
  if (!statesOf(claim).includes(status)) return refused('state_not_of_claim');
  if (since > today) return refused('since_future');
  if (eventOn && eventOn > since) return refused('event_after_since');
  if (needsReason(status) && !reason && !note) return refused('reason_needed');
  if (reason && !reasonsFor(status).some((one) => one === reason)) return refused('reason_unknown');
  if (strange.length > 0) return refused('paper_unknown', { papers: strange });
  if (settled.includes(status) && missing.length > 0) return refused('papers', { papers: missing });
  return undefined;
}

/** How far along a state is; what is as far may follow in either order. */
const far = (status: ClaimState): number => claimStates.indexOf(status);

const isBack = (from: ClaimState, to: ClaimState): boolean => far(to) < far(from);

/**
 * Why news cannot be taken for the claim that is known: it is another worker's or another kind's, it has ended (paid, cancelled), or the row is
 * older than what is known and would take it back, as an old file read again would.
 */
export function newsMistake(row: ClaimRow, found: Case, nikIndex: Buffer): RefusedClaim | undefined {
  const from = found.status as ClaimState;
  if (found.nikIndex && !found.nikIndex.equals(nikIndex)) return refused('other_worker');
  if (found.claim !== row.claim) return refused('other_claim');
  if (row.status === from) return undefined;
  if (isOver(from)) return refused('ended', { from });
  return row.since < found.since && isBack(from, row.status) ? refused('older', { from }) : undefined;
}
