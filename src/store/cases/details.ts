import type { Day } from '../../domain/day.ts';
import type { Database } from '../database.ts';
import { type Case, findCase } from './locked.ts';
import { audit, NOTE, type Who } from './timeline.ts';
import { openTold, type ToldOpen } from './told.ts';
import { type Matches, matchWorkers } from './worker.ts';

/** One dated step, as officers read it. */
export type Past = {
  at: Date;
  on: Day;
  what: string;
  status: string | null;
  reason: string | null;
  note: string | null;
  actor: string;
};

/** All that officers may know of a case. */
export type Details = { case: Case; told: ToldOpen; events: Past[]; followers: number } & Matches;

type Row = Omit<Past, 'note'> & { note: Buffer | null };

async function pastOf({ pool, vault }: Database, id: number): Promise<Past[]> {
  const { rows } = await pool.query<Row>(
    `SELECT at, on_day::text AS on, what, status, reason, note, actor FROM case_events WHERE case_id = $1 ORDER BY id`,
    [id],
  );
  return rows.map(({ note, ...row }) => ({ ...row, note: note && vault.open(NOTE, note) }));
}

/** A case with its timeline, who reported it and whom the roll knows. Null for none. Looking is recorded. */
export async function caseDetails(db: Database, number: string, who: Who): Promise<Details | null> {
  const found = await findCase(db.pool, number);
  if (!found) return null;
  const told = openTold(db.vault, found.told);
  const [events, matches, follows] = await Promise.all([
    pastOf(db, found.id),
    matchWorkers(db, [{ ...found, told }]),
    db.prisma.caseFollower.count({ where: { caseId: found.id } }),
  ]);
  await audit(db.pool, who, 'case.shown', `case:${found.id}`);
  return { case: found, told, events, followers: follows, ...matches.get(found.id)! };
}
