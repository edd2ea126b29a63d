import type { CasePaper, CaseState, Circumstances, ClaimKind, ReportKind } from '../claims/states.ts';
import type { CoverDates } from '../cover.ts';
import type { Day } from '../day.ts';

/** What the rules look at in a case; a `CaseRecord` fits. */
export type CaseFacts = {
  kind: ReportKind;
  claim: ClaimKind | null;
  status: CaseState;
  since: Day;
  openedOn: Day;
  completeOn: Day | null;
  eventOn: Day | null;
  circumstances: Circumstances;
  papers: readonly CasePaper[];
};

/** What the rules look at in a cover: its days, and those of the same person's other covers. */
export type CoverFacts = CoverDates & { others: readonly CoverDates[] };
