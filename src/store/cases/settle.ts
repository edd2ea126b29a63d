import { isOver } from '../../domain/claims/moves.ts';
import type { CasePaper, ClaimKind, ClaimState, PaperState } from '../../domain/claims/states.ts';
import { type Day, dayOf } from '../../domain/day.ts';
import type { Queryable } from '../database.ts';
import type { Case } from './locked.ts';

/** Where a claim goes: to which state, why (a code), from which day on. */
export type Target = { status: ClaimState; reason: string | null; since: Day };

/** Closed is what nobody works on. A refusal is not the end, but until someone disputes it nobody works on it either. */
const isClosed = (status: ClaimState): boolean => isOver(status) || status === 'refused';

const isInHand = ({ status }: CasePaper): boolean => status === 'received' || status === 'checked';

/** Whether a death claim lacks nothing: then its limit runs from the day on which it was handed in (PP 44/2015 Pasal 40 ayat (3)). */
const isWhole = (claim: ClaimKind, status: ClaimState, papers: CasePaper[]): boolean =>
  claim === 'jkm' && status === 'submitted' && papers.length > 0 && papers.every(isInHand);

/**
 * The day from which the law's limit for paying runs: the first on which the claim was being checked, or a death claim lacked
 * nothing. What turns out to lack something was not complete after all, and begins anew; so does what was refused, for the
 * days of a refusal are nobody's lateness.
 */
function completeOn({ completeOn: known, papers }: Case, claim: ClaimKind, { status, since }: Target): Day | null {
  if (status === 'incomplete' || status === 'refused') return null;
  return known ?? (status === 'verifying' || isWhole(claim, status, papers) ? since : null);
}

/** Writes where a claim stands from now on. */
export async function settleClaim(
  client: Queryable,
  found: Case & { claim: ClaimKind },
  to: Target,
  now: Date,
): Promise<void> {
  await client.query(
    'UPDATE cases SET status = $2, reason = $3, since = $4, complete_on = $5, closed_at = $6 WHERE id = $1',
    [
      ...[found.id, to.status, to.reason, to.since, completeOn(found, found.claim, to)],
      isClosed(to.status) ? now : null,
    ],
  );
}

/** Writes that papers stand so from now on, and adds those that the case did not list. */
export async function setPapers(
  client: Queryable,
  caseId: number,
  papers: { code: string; status: PaperState; reason?: string | null }[],
  now: Date,
): Promise<void> {
  await client.query(
    `INSERT INTO case_papers AS k (case_id, code, status, reason, at)
     SELECT $1, code, status, reason, $5 FROM unnest($2::text[], $3::text[], $4::text[]) AS p (code, status, reason)
     ON CONFLICT (case_id, code) DO UPDATE SET status = excluded.status, reason = excluded.reason, at = excluded.at
     WHERE (k.status, k.reason) IS DISTINCT FROM (excluded.status, excluded.reason)`,
    [
      caseId,
      papers.map(({ code }) => code),
      papers.map(({ status }) => status),
      papers.map(({ reason }) => reason ?? null),
      now,
    ],
  );
}

/** Notes that a death claim lacks nothing since today, once its last paper is in hand. */
export async function noteWhole(client: Queryable, { id, claim, status, papers }: Case, now: Date): Promise<void> {
  if (!claim || !isWhole(claim, status as ClaimState, papers)) return;
  await client.query('UPDATE cases SET complete_on = COALESCE(complete_on, $2) WHERE id = $1', [id, dayOf(now)]);
}
