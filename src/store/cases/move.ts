import { type Moved, mayMove, nextStates, type Role } from '../../domain/claims/moves.ts';
import type { ClaimState } from '../../domain/claims/states.ts';
import { dayOf } from '../../domain/day.ts';
import type { Database, Queryable } from '../database.ts';
import { askedPapers, unknownPapers } from './asked-papers.ts';
import { again, type Changed, type Changing, changeCase, type Step, type Unknown } from './change.ts';
import type { Case, Claim } from './locked.ts';
import { movedSay } from './says.ts';
import { setPapers, settleClaim } from './settle.ts';
import { writeStep } from './timeline.ts';

/** How a claim is moved. `papers` are codes of what it waits for, `note` an officer's own words, which are kept and never sent. */
export type Move = Changing & { role: Role; reason?: string | null; note?: string | null; papers?: string[] };

type Not = Exclude<Moved, { ok: true }>;

/** Why a claim was not moved, where it stands and where it could go. */
export type NotMoved =
  | { ok: false; why: 'not_a_claim' }
  | { ok: false; why: 'paper_unknown'; papers: string[] }
  | { ok: false; why: 'papers_needed' }
  | (Not & { from: ClaimState; next: ClaimState[] });

/** Reasons that mean certain papers: whoever is told so must hear which. */
const aboutPapers = ['papers_missing', 'papers_unreadable'];

const waits = ({ papers }: Case): boolean =>
  papers.some(({ status }) => status === 'required' || status === 'returned');

const isClaim = (found: Case): found is Claim => found.claim !== null;

function refused(found: Case, to: ClaimState, { role, reason = null, papers = [] }: Move): NotMoved | undefined {
  if (!isClaim(found)) return { ok: false, why: 'not_a_claim' };
  const strange = unknownPapers(papers);
  if (strange.length > 0) return { ok: false, why: 'paper_unknown', papers: strange };
  const may = mayMove(found, to, { role, reason });
  if (!may.ok) return { ...may, from: found.status as ClaimState, next: nextStates(found.claim, found.status) };
  const needs = to === 'incomplete' && reason && aboutPapers.includes(reason);
  return needs && papers.length === 0 && !waits(found) ? { ok: false, why: 'papers_needed' } : undefined;
}

/**
 * Moves a claim, as the table of moves allows it to this role. Timeline, audit, reminders and the notices to all who follow it
 * are written with it or not at all.
 */
export const moveCase = (
  db: Database,
  number: string,
  to: ClaimState,
  options: Move,
): Promise<Changed | NotMoved | Unknown> =>
  changeCase(db, number, options, async (client: Queryable, found): Promise<Step | NotMoved> => {
    const not = refused(found, to, options);
    if (not) return not;
    const { reason = null, note = null, papers = [], now } = options;
    await setPapers(client, found.id, askedPapers(papers, found.papers, reason), now);
    await settleClaim(client, found as Claim, { status: to, reason, since: dayOf(now) }, now);
    const step = await writeStep(client, db.vault, found.id, { what: 'moved', status: to, reason, note }, options);
    const after = (await again(client, found.id)) as Claim;
    return { ok: true, after, step, say: movedSay(after, now) };
  });
