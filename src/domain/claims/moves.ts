import { papersOfCase } from './case-papers.ts';
import { needsReason, reasonsFor } from './reasons.ts';
import type { CasePaper, CaseState, ClaimKind, ClaimState, PaperState } from './states.ts';

/** Who works on claims, the least allowed first: each may what those before may. */
export const roles = ['viewer', 'editor', 'approver', 'admin'] as const;
export type Role = (typeof roles)[number];

type Targets = Partial<Record<ClaimState, Role>>;
type Moves = Partial<Record<CaseState, Targets>>;

/** What ends a claim, or is somebody's decision, is an approver's. */
const ends: Targets = { refused: 'approver', cancelled: 'approver' };
const checked: Targets = { incomplete: 'editor', verifying: 'editor', ...ends };

/** From the first check of the papers on, every kind of claim goes the same way. */
const common: Moves = {
  submitted: checked,
  incomplete: { verifying: 'editor', ...ends },
  verifying: { incomplete: 'editor', decided: 'approver', ...ends },
  // A sum can be disputed (PP 44/2015 Pasal 45), and money comes back from a wrong account.
  decided: { paid: 'approver', verifying: 'approver', incomplete: 'approver' },
  // So can a refusal: the labour inspector decides, then the Minister (PP 44/2015 Pasal 45).
  refused: { verifying: 'approver', incomplete: 'approver' },
};

/**
 * The moves that each kind of claim knows, and the least role that may make them. Stage II of JKK is the claim itself (PP
 * 44/2015 Pasal 43 ayat (5), 44 ayat (5)), so `submitted` may follow it and need not.
 */
const table: Record<ClaimKind, Moves> = {
  jkk: {
    stage_one_reported: { in_care: 'editor', stage_two_reported: 'editor', ...ends },
    in_care: { stage_two_reported: 'editor', ...ends },
    stage_two_reported: { submitted: 'editor', ...checked },
    ...common,
  },
  jkm: common,
  scholarship: common,
};

type First = readonly [ClaimState, ...ClaimState[]];
const first: Record<ClaimKind, First> = {
  jkk: ['stage_one_reported', 'in_care', 'stage_two_reported', 'submitted'],
  jkm: ['submitted'],
  scholarship: ['submitted'],
};

/** Where a claim of this kind may begin, the usual place first. */
export const firstStates = (claim: ClaimKind): First => first[claim];

/** Every state that a claim of this kind can stand in, on its way. */
export const statesOf = (claim: ClaimKind): ClaimState[] => {
  const from = Object.keys(table[claim]) as ClaimState[];
  return [...new Set([...from, ...from.flatMap((status) => nextStates(claim, status))])];
};

/** Paid and cancelled are the end; a refusal is not, for it can be disputed. */
export const isOver = (status: CaseState): boolean => status === 'paid' || status === 'cancelled';

/** Where a claim can go from here, whoever moves it. */
export const nextStates = (claim: ClaimKind, status: CaseState): ClaimState[] =>
  Object.keys(table[claim][status] ?? {}) as ClaimState[];

const isChecked = (status: PaperState): boolean => status === 'checked';
const isInHand = (status: PaperState): boolean => status === 'checked' || status === 'received';

/** How far every paper must be before a claim may go there; elsewhere papers are no matter. */
const papersFor: Partial<Record<ClaimState, (status: PaperState) => boolean>> = {
  verifying: isInHand,
  decided: isChecked,
  paid: isChecked,
};

/** A claim with its papers, as `CaseRecord` has them. */
export type Movable = { claim: ClaimKind; status: CaseState; papers: readonly CasePaper[] };

/** Who moves, and why: a code of `reasonsFor`. */
export type Mover = { role: Role; reason?: string | null };

/** `papers` are the codes that are not far enough, `reasons` those that may be given. */
export type Moved =
  | { ok: true }
  | { ok: false; why: 'no_such_move' | 'role' }
  | { ok: false; why: 'reason_needed' | 'reason_unknown'; reasons: readonly string[] }
  | { ok: false; why: 'papers'; papers: string[] };

/** Which papers keep a claim from going there. A claim that lists none has not been looked at: all that it needs are missing. */
export function papersInTheWay({ claim, papers }: Pick<Movable, 'claim' | 'papers'>, to: ClaimState): string[] {
  const isEnough = papersFor[to];
  if (!isEnough) return [];
  if (papers.length === 0) return papersOfCase(claim, {}).codes;
  return papers.filter(({ status }) => !isEnough(status)).map(({ code }) => code);
}

/** A reason must be one of those that the state knows, and some states cannot be without. */
function reasonTold(to: ClaimState, reason: string | null | undefined): Moved {
  const reasons = reasonsFor(to);
  if (!reason) return needsReason(to) ? { ok: false, why: 'reason_needed', reasons } : { ok: true };
  return reasons.some((one) => one === reason) ? { ok: true } : { ok: false, why: 'reason_unknown', reasons };
}

const mayRole = (role: Role, least: Role): boolean => roles.indexOf(role) >= roles.indexOf(least);

/** Whether a claim may go to another state: the move exists, the role may make it, its reason is known, its papers are there. */
export function mayMove(one: Movable, to: ClaimState, { role, reason }: Mover): Moved {
  const least = table[one.claim][one.status]?.[to];
  if (!least) return { ok: false, why: 'no_such_move' };
  if (!mayRole(role, least)) return { ok: false, why: 'role' };
  const told = reasonTold(to, reason);
  if (!told.ok) return told;
  const papers = papersInTheWay(one, to);
  return papers.length === 0 ? { ok: true } : { ok: false, why: 'papers', papers };
}
