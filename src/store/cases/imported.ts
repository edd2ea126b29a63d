import type { ReportKind } from '../../domain/claims/states.ts';
import type { Database, Queryable } from '../database.ts';
import { again, changeHeld, type Step } from './change.ts';
import { circumstancesBy, papersBy, samePapers, toldBy } from './claim-news.ts';
import { drawNumber } from './draw-number.ts';
import { type Case, type Claim, lockById } from './locked.ts';
import { newAccess } from './number.ts';
import type { ClaimRow, SavedClaim } from './save-claim.ts';
import { movedSay } from './says.ts';
import { setPapers, settleClaim } from './settle.ts';
import { type Who, writeStep } from './timeline.ts';
import { openTold, sealTold } from './told.ts';

/** The claim that a row speaks of, held; null for a new one. One that has no number of the agency must be the only one it can be. */
export async function lockKnown(client: Queryable, row: ClaimRow, nikIndex: Buffer): Promise<Case | null> {
  const { rows } = await client.query<{ id: number; known: boolean }>(
    `SELECT id, agency_number IS NOT NULL AS known FROM cases WHERE agency_number = $1
       OR agency_number IS NULL AND nik_index = $2 AND claim = $3 AND closed_at IS NULL
         AND (event_on = $4) IS NOT FALSE ORDER BY known DESC LIMIT 2`,
    [row.agencyNumber, nikIndex, row.claim, row.eventOn],
  );
  const [first, second] = rows;
  return first && (first.known || !second) ? lockById(client, first.id) : null;
}

const kindOf = ({ claim }: ClaimRow): ReportKind => (claim === 'jkk' ? 'accident' : 'death');

const INSERT = `
  INSERT INTO cases (claim_number, agency_number, code_index, kind, claim, status, since, event_on, circumstances, nik_index, told,
    participant_id, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, (SELECT id FROM participants WHERE nik_index = $10), $12)
  RETURNING id, participant_id IS NOT NULL AS known`;

/** What became of a row, which case it has changed, and the chats that are told of it. */
export type One = { saved: SavedClaim; changed?: number; told: number[] };

/** A claim that is new here: its number and its access code, which nobody can read again. */
export async function createClaim(client: Queryable, db: Database, row: ClaimRow, who: Who): Promise<One> {
  const { vault } = db;
  const { now } = who;
  const number = await drawNumber(client, 'KL', now);
  const { code, codeIndex } = newAccess(vault);
  const circumstances = circumstancesBy(row);
  const told = sealTold(vault, toldBy(row, { relation: null }));
  const { rows } = await client.query<{ id: number; known: boolean }>(INSERT, [
    ...[number, row.agencyNumber, codeIndex, kindOf(row), row.claim, row.status, row.since, row.eventOn],
    ...[circumstances, vault.index('nik', row.nik), told, now],
  ]);
  const { id, known } = rows[0]!;
  await write(client, db, { id, papers: [], circumstances }, row, { ...who, what: 'imported' });
  return { saved: { as: 'created', number, accessCode: code, knownWorker: known }, changed: id, told: [] };
}

/** Writes where the claim and its papers stand by the row, and the step. */
async function write(
  client: Queryable,
  { vault }: Database,
  claim: Pick<Claim, 'id' | 'papers' | 'circumstances'>,
  row: ClaimRow,
  { what, ...who }: Who & { what: string },
): Promise<number> {
  const { status, reason, since, note } = row;
  await setPapers(client, claim.id, papersBy(row, claim.papers, claim.circumstances), who.now);
  const marked = (await again(client, claim.id)) as Claim;
  await settleClaim(client, marked, { status, reason, since }, who.now);
  return writeStep(client, vault, claim.id, { what, status, reason, note, on: since }, who);
}

const isNews = (row: ClaimRow, found: Case): boolean =>
  row.status !== found.status ||
  row.since !== found.since ||
  row.reason !== found.reason ||
  !samePapers(papersBy(row, found.papers, found.circumstances), found);

/** What is about the people and the day, not about where it stands; written without a word to anybody. */
async function correct({ client, vault }: { client: Queryable; vault: Database['vault'] }, row: ClaimRow, found: Case) {
  const told = openTold(vault, found.told);
  const fresh = toldBy(row, told);
  const isSame = JSON.stringify(fresh) === JSON.stringify(told) && found.agencyNumber === row.agencyNumber;
  if (isSame && (!row.eventOn || row.eventOn === found.eventOn)) return false;
  await client.query(
    `UPDATE cases SET told = $2, agency_number = $3, event_on = COALESCE($4, event_on), nik_index = COALESCE(nik_index, $5) WHERE id = $1`,
    [found.id, sealTold(vault, fresh), row.agencyNumber, row.eventOn, vault.index('nik', row.nik)],
  );
  return true;
}

async function knowsWorker(client: Queryable, id: number): Promise<boolean> {
  const { rows } = await client.query<{ known: boolean }>(
    `UPDATE cases c SET participant_id = COALESCE(participant_id, (SELECT p.id FROM participants p WHERE p.nik_index = c.nik_index))
     WHERE id = $1 RETURNING participant_id IS NOT NULL AS known`,
    [id],
  );
  return rows[0]!.known;
}

/** Takes a row for a claim that is known. Whoever follows it is told when it moved, or when other papers are missing. */
export async function takeNews(client: Queryable, db: Database, row: ClaimRow, found: Case, who: Who): Promise<One> {
  const corrected = await correct({ client, vault: db.vault }, row, found);
  const knownWorker = await knowsWorker(client, found.id);
  const { number } = found;
  if (!isNews(row, found)) {
    if (!corrected) return { saved: { as: 'same', number, knownWorker }, told: [] };
    await writeStep(client, db.vault, found.id, { what: 'corrected' }, who);
    return { saved: { as: 'changed', number, knownWorker }, changed: found.id, told: [] };
  }
  const done = await changeHeld<never>(client, db, found, who, async (): Promise<Step> => {
    const step = await write(client, db, found as Claim, row, { ...who, what: 'moved' });
    const after = (await again(client, found.id)) as Claim;
    const isTold = row.status !== found.status || row.status === 'incomplete';
    return { ok: true, after, step, say: isTold ? movedSay(after, who.now) : null };
  });
  return { saved: { as: 'changed', number, knownWorker }, changed: found.id, told: done.told };
}
