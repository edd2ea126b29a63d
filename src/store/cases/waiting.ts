import { reportBy } from '../../domain/claims/deadlines.ts';
import { stageTime } from '../../domain/claims/stage-time.ts';
import type { ClaimKind, ClaimState, ReportKind } from '../../domain/claims/states.ts';
import { type Day, dayOf } from '../../domain/day.ts';
import type { Database, Queryable } from '../database.ts';
import { openTold, type ToldOpen } from './told.ts';
import { type Matches, matchWorkers } from './worker.ts';

/** A report that nobody has answered. `by` is the last day to report an accident to the agency, where the day is known. */
export type OpenReport = {
  number: string;
  kind: ReportKind;
  createdAt: Date;
  eventOn: Day | null;
  by: Day | null;
  chat: string | null;
  told: ToldOpen;
} & Matches;

/** A claim whose stage takes longer than the law allows, by so many working days past `by`. */
export type OverdueClaim = {
  id: number;
  number: string;
  agencyNumber: string | null;
  claim: ClaimKind;
  status: ClaimState;
  since: Day;
  by: Day;
  overdue: number;
};

type ReportRow = Pick<OpenReport, 'number' | 'kind' | 'createdAt' | 'eventOn' | 'chat'> & {
  id: number;
  told: Buffer | null;
  participantId: number | null;
  nikIndex: Buffer | null;
};

const limitOf = ({ kind, eventOn }: ReportRow): Day | null =>
  kind === 'accident' && eventOn ? (reportBy(eventOn)?.on ?? null) : null;

/** The reports that wait for an officer, oldest first, with what the roll knows of whom they speak. */
export async function waitingReports(db: Database, limit: number): Promise<OpenReport[]> {
  const { rows } = await db.pool.query<ReportRow>(
    `SELECT r.id, r.report_number AS number, r.kind, r.created_at AS "createdAt", r.event_on::text AS "eventOn", r.told,
       r.participant_id AS "participantId", r.nik_index AS "nikIndex", c.channel || ' #' || c.id AS chat
     FROM cases r LEFT JOIN chats c ON c.id = r.chat_id WHERE r.status = 'reported' ORDER BY r.id LIMIT $1`,
    [limit],
  );
  const reports = rows.map((row) => ({ ...row, told: openTold(db.vault, row.told) }));
  const matches = await matchWorkers(db, reports);
  return reports.map(({ id, participantId: _, nikIndex: _index, ...report }, at) => ({
    ...report,
    by: limitOf(rows[at]!),
    ...matches.get(id)!,
  }));
}

type ClaimRow = Omit<OverdueClaim, 'by' | 'overdue'> & { completeOn: Day | null; eventOn: Day | null };

/** All claims whose time is over, the latest first. It looks at every open claim: what is late depends on holidays. */
export async function overdueClaims(on: Queryable, now: Date): Promise<OverdueClaim[]> {
  const { rows } = await on.query<ClaimRow>(
    `SELECT id, claim_number AS number, agency_number AS "agencyNumber", claim, status, since::text,
       complete_on::text AS "completeOn", event_on::text AS "eventOn"
     FROM cases WHERE claim IS NOT NULL AND closed_at IS NULL`,
  );
  const late = rows.flatMap(({ completeOn, eventOn, ...claim }): OverdueClaim[] => {
    const { overdue, target } = stageTime({ ...claim, completeOn, eventOn }, dayOf(now));
    return target && overdue > 0 ? [{ ...claim, by: target.on, overdue }] : [];
  });
  return late.sort((one, other) => other.overdue - one.overdue || one.id - other.id);
}

/** How many reports wait in all. */
export async function countReports(on: Queryable): Promise<number> {
  const { rows } = await on.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM cases WHERE status = 'reported'`,
  );
  return rows[0]!.count;
}
