import { findCaseNumber } from '../../domain/claims/case-number.ts';
import type { CasePaper, CaseState, Circumstances, ClaimKind, ReportKind } from '../../domain/claims/states.ts';
import type { Day } from '../../domain/day.ts';
import type { Queryable } from '../database.ts';

/** A case as officers work on it. `number` is the claim's once there is one. */
export type Case = {
  id: number;
  number: string;
  reportNumber: string | null;
  agencyNumber: string | null;
  kind: ReportKind;
  claim: ClaimKind | null;
  status: CaseState;
  reason: string | null;
  since: Day;
  openedOn: Day;
  completeOn: Day | null;
  eventOn: Day | null;
  circumstances: Circumstances;
  participantId: number | null;
  /** Of the NIK that was told, else of the roll's person whom an officer chose. */
  nikIndex: Buffer | null;
  told: Buffer | null;
  closedAt: Date | null;
  papers: CasePaper[];
};

/** A case that is a claim. */
export type Claim = Case & { claim: ClaimKind };

/** SQL of whole cases; the caller adds which. */
export const fullSql = `
  SELECT c.id, COALESCE(c.claim_number, c.report_number) AS number, c.report_number AS "reportNumber",
    c.agency_number AS "agencyNumber", c.kind, c.claim, c.status, c.reason, c.since::text,
    (c.created_at AT TIME ZONE 'Asia/Jakarta')::date::text AS "openedOn", c.complete_on::text AS "completeOn",
    c.event_on::text AS "eventOn", c.circumstances, c.participant_id AS "participantId", c.told,
    COALESCE(c.nik_index, (SELECT p.nik_index FROM participants p WHERE p.id = c.participant_id)) AS "nikIndex",
    c.closed_at AS "closedAt",
    COALESCE((SELECT json_agg(json_build_object('code', k.code, 'status', k.status, 'reason', k.reason) ORDER BY k.code)
      FROM case_papers k WHERE k.case_id = c.id), '[]') AS papers
  FROM cases c`;

/** The case of a number, ours (however it is written) or the agency's. Null for none. */
export async function findCase(on: Queryable, number: string): Promise<Case | null> {
  const { rows } = await on.query<Case>(
    `${fullSql} WHERE c.report_number = $1 OR c.claim_number = $1 OR c.agency_number = $2`,
    [findCaseNumber(number) ?? '', number.trim()],
  );
  return rows[0] ?? null;
}

/** The same, held until the transaction ends: of two officers the second sees what the first has done. */
export async function lockCase(client: Queryable, number: string): Promise<Case | null> {
  const found = await findCase(client, number);
  return found && lockById(client, found.id);
}

/** The case of a row as this transaction has left it. */
export async function readById(client: Queryable, id: number): Promise<Case | null> {
  const { rows } = await client.query<Case>(`${fullSql} WHERE c.id = $1`, [id]);
  return rows[0] ?? null;
}

/**
 * The case of a row, held until the transaction ends, and read after that. A chat may begin to follow it meanwhile: whoever
 * asks would else wait for an import, and all others behind her.
 */
export async function lockById(client: Queryable, id: number): Promise<Case | null> {
  const held = client.query('SELECT FROM cases WHERE id = $1 FOR NO KEY UPDATE', [id]);
  const [, found] = await Promise.all([held, readById(client, id)]);
  return found;
}
