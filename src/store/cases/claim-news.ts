import { papersOfCase } from '../../domain/claims/case-papers.ts';
import type { CasePaper, Circumstances, PaperState } from '../../domain/claims/states.ts';
import { askedPapers } from './asked-papers.ts';
import { heirOf } from './heir.ts';
import type { Case } from './locked.ts';
import type { ClaimRow } from './save-claim.ts';
import type { ToldOpen } from './told.ts';

type Marked = { code: string; status: PaperState; reason: string | null };

/** The states in which the agency has looked at the papers; what it does not call missing it then has. */
const looked = ['verifying', 'decided', 'paid'];
const settled = ['decided', 'paid'];

/** How a paper stands that the agency does not call missing. Before it has looked, silence says nothing. */
function standing({ status, missing }: ClaimRow, paper: Marked): Marked {
  if (settled.includes(status)) return { ...paper, status: 'checked', reason: null };
  const isInHand = paper.status === 'received' || paper.status === 'checked';
  if (isInHand || (missing.length === 0 && !looked.includes(status))) return paper;
  return { ...paper, status: 'received', reason: null };
}

/**
 * How the papers stand by a row of the agency: what is missing is required, or was returned; what else the claim needs is
 * received once the agency has looked, and checked once it has decided or paid.
 */
export function papersBy(row: ClaimRow, papers: CasePaper[], circumstances: Circumstances): Marked[] {
  const listed = new Map<string, Marked>(papers.map((paper) => [paper.code, paper]));
  for (const code of papersOfCase(row.claim, circumstances).codes)
    if (!listed.has(code)) listed.set(code, { code, status: 'required', reason: null });
  const missing = new Set(row.missing);
  const rest = [...listed.values()].filter(({ code }) => !missing.has(code)).map((paper) => standing(row, paper));
  return [...askedPapers(row.missing, papers, row.reason), ...rest];
}

const plain = (papers: Marked[]): string =>
  JSON.stringify(papers.map(({ code, status, reason }) => [code, status, reason]).sort());

/** Whether these papers stand as the case has them. */
export const samePapers = (papers: Marked[], found: Case): boolean => plain(papers) === plain(found.papers);

// A relation says who the worker is to whoever reports: of a parent the child is the heir.
/** What a row says of the circumstances. Who asks for a death claim is its heir. */
export const circumstancesBy = ({ claim, relation }: ClaimRow): Circumstances =>
  claim === 'jkm' ? { died: true, ...heirOf(relation) } : {};

/** What was told, with what the row tells now; what it leaves empty stays as it was. */
export const toldBy = ({ nik, reporter, relation, phone }: ClaimRow, told: ToldOpen): ToldOpen => ({
  ...told,
  nik,
  relation: relation ?? told.relation,
  ...(reporter && { reporter }),
  ...(phone && { phone }),
});
