import { paperLists } from '../../domain/claims/papers.ts';
import type { CasePaper, PaperState } from '../../domain/claims/states.ts';

/** Every paper that has a name. */
const known = new Set(paperLists.flatMap(({ papers }) => papers).map(({ code }) => code));

/** Those of the codes that name no paper. */
export const unknownPapers = (codes: string[]): string[] => codes.filter((code) => !known.has(code));

/** Why a paper that was handed in comes back, by the reason for which the claim waits. */
const back: Record<string, string> = { papers_unreadable: 'unreadable', data_differs: 'data_differs' };

/**
 * How the papers stand that a claim waits for: what nobody handed in is required, what was handed in comes back with a reason
 * where there is one.
 */
export function askedPapers(
  codes: string[],
  papers: CasePaper[],
  reason: string | null,
): { code: string; status: PaperState; reason: string | null }[] {
  const stood = new Map(papers.map((paper) => [paper.code, paper]));
  return codes.map((code) => {
    const paper = stood.get(code);
    if (!paper || paper.status === 'required') return { code, status: 'required', reason: null };
    return { code, status: 'returned', reason: (reason && back[reason]) ?? paper.reason };
  });
}
