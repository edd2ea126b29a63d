import type { Relation } from '../../conversation/ports.ts';
import type { ClaimKind, ClaimState } from '../../domain/claims/states.ts';
import { type Day, dayOf } from '../../domain/day.ts';
import type { Database, Queryable } from '../database.ts';
import { planCaseReminders } from '../plan.ts';
import { wake } from '../sweep.ts';
import { newsMistake, rowMistake } from './claim-mistake.ts';
import { createClaim, lockKnown, type One, takeNews } from './imported.ts';
import { perhaps } from './perhaps.ts';
import type { Who } from './timeline.ts';

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

/** So many chats are told at once; the rest hears at the pace of all notices, within seconds too. */
const MOST_WOKEN = 50;

async function saveOne(client: Queryable, db: Database, row: ClaimRow, who: Who): Promise<One> {
  const mistake = rowMistake(row, dayOf(who.now));
  if (mistake) return { saved: mistake, told: [] };
  const nikIndex = db.vault.index('nik', row.nik);
  const found = await lockKnown(client, row, nikIndex);
  if (!found) return createClaim(client, db, row, who);
  const stale = newsMistake(row, found, nikIndex);
  return stale ? { saved: stale, told: [] } : takeNews(client, db, row, found, who);
}

/**
 * Writes claims as the agency gives them, all in one transaction, because the access codes are shown this once. The agency's word
 * is the truth about where a claim stands, so it may jump over stages that our own moves go through, and back to an earlier one;
 * but what is paid or cancelled stays so, an older row takes nothing back, and `paid` or `decided` mark the papers checked (a
 * row that is paid with papers missing is refused). A known claim is found by the agency's number; one that an officer made of a
 * report, and that has none yet, by worker, kind and day. A change is told to whoever follows the claim; a claim that is new here
 * is not. A dry run writes nothing, and shows no number and no code.
 */
export async function saveClaims(
  db: Database,
  rows: ClaimRow[],
  who: Who,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<SavedClaim[]> {
  const all = await perhaps(db.pool, !dryRun, async (client) => {
    // Of two imports at once the second sees what the first has made.
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('claims'))`);
    const done: One[] = [];
    for (const row of rows) done.push(await saveOne(client, db, row, who));
    const changed = done.flatMap((one) => one.changed ?? []);
    await planCaseReminders(client, [...new Set(changed)], who.now);
    return done;
  });
  const told = [...new Set(all.flatMap((one) => one.told))].slice(0, MOST_WOKEN);
  if (!dryRun && told.length > 0) await wake(db.pool, told);
  return all.map(({ saved }) => (dryRun && saved.as === 'created' ? { ...saved, number: '', accessCode: '' } : saved));
}
