import type { Relation } from '../../conversation/ports.ts';
import type { ClaimKind, ClaimState } from '../../domain/claims/states.ts';
import type { Day } from '../../domain/day.ts';
import type { Database } from '../database.ts';

/** A claim as a file gives it. Papers are codes that are missing; `reason` a code, `note` an officer's own words. */
export type ClaimRow = {
  line: number;
  agencyNumber: string;
  claim: ClaimKind;
  nik: string;
  eventOn: Day | null;
  reporter: string | null;
  relation: Relation | null;
  phone: string | null;
  status: ClaimState;
  since: Day;
  missing: string[];
  reason: string | null;
  note: string | null;
};

/**
 * What became of it: a new claim with its number and access code (shown this once), a change of a known one (by the agency's
 * number), or why not.
 */
export type SavedClaim =
  | { as: 'created'; number: string; accessCode: string; knownWorker: boolean }
  | { as: 'changed' | 'same'; number: string; knownWorker: boolean }
  | { as: 'refused'; why: string /* a code */; from?: ClaimState; papers?: string[] };

export function saveClaims(
  _db: Database,
  _rows: ClaimRow[],
  _who: { actor: string; now: Date },
  _options?: { dryRun?: boolean },
): Promise<SavedClaim[]> {
  throw new Error('not written yet');
}
