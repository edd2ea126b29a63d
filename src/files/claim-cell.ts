import { type ClaimKind, type ClaimState, claimStates } from '../domain/claims/states.ts';
import { hearClaimKind, hearState } from '../language/hearing/hear-claim.ts';
import { hearReporter, type Reporter } from '../language/hearing/hear-reporter.ts';
import { normalise } from '../language/normalise.ts';
import type { ClaimRow } from '../store/cases/save-claim.ts';
import { lineOf, type ReadCell } from './cell.ts';

const MOST_NUMBER = 60;
const MOST_REASON = 1000;

// "2.02611E+12" is what a spreadsheet leaves of a long number: several claims would have the same.
const ruined = /^\d+(?:[.,]\d+)?E\+?\d+$/i;

/** The agency's own number, as it writes it. */
export const agencyNumber: ReadCell<string> = (cell, on) =>
  ruined.test(cell) ? { wrong: 'claimsFile.ruinedNumber' } : lineOf(MOST_NUMBER)(cell, on);

/** JKK, JKM or scholarship, by code or words. */
export const claimKind: ReadCell<ClaimKind> = (cell) => {
  const value = hearClaimKind(cell);
  return value ? { value } : { wrong: 'claimsFile.notKind' };
};

const isClaimState = (state: string | undefined): state is ClaimState => claimStates.some((known) => known === state);

/** Where a claim stands, by code or words; a report's states are none of a claim. */
export const claimState: ReadCell<ClaimState> = (cell) => {
  const value = hearState(cell);
  return isClaimState(value) ? { value } : { wrong: 'claimsFile.notStatus' };
};

/** The file says who reports as seen from the worker; we keep who the worker is to whoever reports. */
const workerTo = {
  self: 'self',
  spouse: 'spouse',
  child: 'parent',
  parent: 'child',
  sibling: 'sibling',
  other: 'other',
} as const satisfies Record<Reporter, ClaimRow['relation']>;

/** Who the worker is to whoever reports. */
export const reporterOf: ReadCell<NonNullable<ClaimRow['relation']>> = (cell) => {
  const reporter = hearReporter(normalise(cell));
  return reporter ? { value: workerTo[reporter] } : { wrong: 'claimsFile.notReporter', soft: true };
};

/** What is written between the bars, each once; which papers that are is known once the kind of claim is. */
export const paperNames: ReadCell<string[]> = (cell, on) => {
  const read = lineOf(MOST_REASON)(cell, on);
  if (!('value' in read)) return read;
  const names = read.value.split('|').map((name) => name.trim());
  return { value: [...new Set(names.filter(Boolean))] };
};

/** A code, or an officer's own words. */
export const reason: ReadCell<string> = lineOf(MOST_REASON);
