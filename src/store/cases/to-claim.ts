import { papersOfCase } from '../../domain/claims/case-papers.ts';
import { firstStates, type Role } from '../../domain/claims/moves.ts';
import type { Circumstances, ClaimKind } from '../../domain/claims/states.ts';
import { dayOf } from '../../domain/day.ts';
import type { Database, Queryable } from '../database.ts';
import { again, type Changed, type Changing, changeCase, type Step, type Unknown } from './change.ts';
import { drawNumber } from './draw-number.ts';
import { heirOf } from './heir.ts';
import type { Case, Claim } from './locked.ts';
import { becameSay } from './says.ts';
import { setPapers } from './settle.ts';
import { writeStep } from './timeline.ts';
import { openTold } from './told.ts';

/** `agencyNumber` is the agency's own, where it is known already: by it an import finds the claim. */
export type Becoming = Changing & { role: Role; agencyNumber?: string | null };

/** Why a report did not become a claim. */
export type NotClaim =
  | { ok: false; why: 'already_claim'; number: string }
  | { ok: false; why: 'role' | 'agency_taken' };

// A relation says who the worker is to whoever reports: of a parent the child is the heir.
/** What the report says of the circumstances: who reports a death is its heir until an officer knows better. */
function circumstancesOf({ vault }: Database, { kind, told, circumstances }: Case): Circumstances {
  if (kind !== 'death') return circumstances;
  return { died: true, ...heirOf(openTold(vault, told).relation), ...circumstances };
}

async function taken(client: Queryable, agencyNumber: string | null | undefined, id: number): Promise<boolean> {
  if (!agencyNumber) return false;
  const { rowCount } = await client.query('SELECT FROM cases WHERE agency_number = $1 AND id <> $2', [
    agencyNumber,
    id,
  ]);
  return rowCount !== 0;
}

/** The row becomes a claim; the worker is the roll's, where the roll has the NIK that was told. */
const BECOME = `
  UPDATE cases c SET claim_number = $2, claim = $3, status = $4, since = $5, circumstances = $6, agency_number = COALESCE($7, agency_number),
    reason = NULL, complete_on = NULL, closed_at = NULL,
    participant_id = COALESCE(participant_id, (SELECT p.id FROM participants p WHERE p.nik_index = c.nik_index))
  WHERE id = $1`;

/**
 * Makes a claim of a report: the same row, with a second number. The access code, those who follow it and the timeline go on;
 * the papers that it needs are listed; those who follow are told the new number.
 */
export const toClaim = (
  db: Database,
  number: string,
  claim: ClaimKind,
  options: Becoming,
): Promise<Changed | NotClaim | Unknown> =>
  changeCase(db, number, options, async (client, found): Promise<Step | NotClaim> => {
    if (found.claim) return { ok: false, why: 'already_claim', number: found.number };
    if (options.role === 'viewer') return { ok: false, why: 'role' };
    if (await taken(client, options.agencyNumber, found.id)) return { ok: false, why: 'agency_taken' };
    const { now, agencyNumber = null } = options;
    const circumstances = circumstancesOf(db, found);
    const [status] = firstStates(claim);
    const fresh = await drawNumber(client, 'KL', now);
    await client.query(BECOME, [found.id, fresh, claim, status, dayOf(now), circumstances, agencyNumber]);
    const { codes } = papersOfCase(claim, circumstances);
    await setPapers(
      client,
      found.id,
      codes.map((code) => ({ code, status: 'required' })),
      now,
    );
    const step = await writeStep(client, db.vault, found.id, { what: 'became_claim', status, reason: null }, options);
    const after = (await again(client, found.id)) as Claim;
    return { ok: true, after, step, say: becameSay(after) };
  });
