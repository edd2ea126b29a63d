import type { Role } from '../../domain/claims/moves.ts';
import { type PaperReason, paperReasons } from '../../domain/claims/reasons.ts';
import type { PaperState } from '../../domain/claims/states.ts';
import type { Database } from '../database.ts';
import { unknownPapers } from './asked-papers.ts';
import { again, type Changed, type Changing, changeCase, type Step, type Unknown } from './change.ts';
import type { Case, Claim } from './locked.ts';
import { returnedSay } from './says.ts';
import { noteWhole, setPapers } from './settle.ts';
import { writeStep } from './timeline.ts';

/** How papers are marked; `all` are those that the case lists. */
export type Marking = Changing & { role: Role; codes: string[] | 'all'; status: PaperState; reason?: string | null };

/** Why no paper was marked. */
export type NotMarked =
  | { ok: false; why: 'not_a_claim' | 'role' | 'over' | 'no_papers' }
  | { ok: false; why: 'paper_unknown'; papers: string[] }
  | { ok: false; why: 'reason_needed' | 'reason_unknown'; reasons: readonly string[] };

const isReason = (reason: string): reason is PaperReason => paperReasons.some((one) => one === reason);

function reasonMistake({ status, reason }: Marking): NotMarked | undefined {
  if (status !== 'returned') return undefined;
  if (!reason) return { ok: false, why: 'reason_needed', reasons: paperReasons };
  return isReason(reason) ? undefined : { ok: false, why: 'reason_unknown', reasons: paperReasons };
}

function refused(found: Case, marking: Marking, codes: string[]): NotMarked | undefined {
  if (!found.claim) return { ok: false, why: 'not_a_claim' };
  if (marking.role === 'viewer') return { ok: false, why: 'role' };
  // What was paid was paid on papers that were looked at.
  if (found.status === 'paid') return { ok: false, why: 'over' };
  if (codes.length === 0) return { ok: false, why: 'no_papers' };
  const strange = unknownPapers(codes);
  return strange.length > 0 ? { ok: false, why: 'paper_unknown', papers: strange } : reasonMistake(marking);
}

/**
 * Marks papers of a claim as an officer saw them. A paper that comes back is told to whoever follows the claim, with the
 * reason; the rest shows when they ask.
 */
export const markPapers = (db: Database, number: string, marking: Marking): Promise<Changed | NotMarked | Unknown> =>
  changeCase(db, number, marking, async (client, found): Promise<Step | NotMarked> => {
    const { now, status } = marking;
    const codes = marking.codes === 'all' ? found.papers.map(({ code }) => code) : marking.codes;
    const not = refused(found, marking, codes);
    if (not) return not;
    const reason = status === 'returned' ? marking.reason! : null;
    await setPapers(
      client,
      found.id,
      codes.map((code) => ({ code, status, reason })),
      now,
    );
    await noteWhole(client, await again(client, found.id), now);
    const told = { what: `paper_${status}`, reason: codes.join() };
    const step = await writeStep(client, db.vault, found.id, told, marking);
    const after = (await again(client, found.id)) as Claim;
    return { ok: true, after, step, say: reason ? returnedSay(after) : null };
  });
