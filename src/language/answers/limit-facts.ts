import {
  claimBy,
  type Deadline,
  diseaseCoveredUntil,
  type Insurance,
  incompleteBy,
  lateLaw,
  payBy,
  reportBy,
  stageTwoBy,
  suspectedBy,
} from '../../domain/claims/deadlines.ts';
import type { Day } from '../../domain/day.ts';
import { type Fact, inLaw } from './fact.ts';

const limit = (of: (from: Day) => Deadline | undefined): Fact => inLaw((today) => of(today)?.law);
const paid = (kind: Insurance): Fact => limit((today) => payBy(kind, today));
const late = (kind: Insurance): Fact => inLaw((today) => lateLaw(kind, today));

/** Until when something is done, and what lateness costs. */
export const limitFacts = {
  reportDays: limit(reportBy),
  stageTwoDays: limit(stageTwoBy),
  claimYears: limit(claimBy),
  diseaseYears: limit(diseaseCoveredUntil),
  incompleteDays: limit(incompleteBy),
  suspectedDays: limit(suspectedBy),
  jkkPayDays: paid('jkk'),
  jkmPayDays: paid('jkm'),
  jkkLate: late('jkk'),
  jkmLate: late('jkm'),
} satisfies Record<string, Fact>;
