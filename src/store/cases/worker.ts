import type { Day } from '../../domain/day.ts';
import type { Database } from '../database.ts';
import type { ToldOpen } from './told.ts';

/** Somebody of the roll, for officers. The NIK is whole here and masked wherever it is shown. */
export type Match = { participantId: number; name: string; nik: string; birthDate: Day | null; village: string | null };

/** Of whom a case may speak: the one whom it names (`sure`), else whoever has the same name and the same birth date or village. */
export type Matches = { sure: Match | null; perhaps: Match[] };

/** What of a case says who the worker is. */
export type Named = { id: number; participantId: number | null; nikIndex: Buffer | null; told: ToldOpen };

type Row = Omit<Match, 'nik'> & { caseId: number; nikSealed: Buffer };

const MOST = 5;

const COLUMNS = `p.id AS "participantId", p.name, p.nik_sealed AS "nikSealed", p.birth_date::text AS "birthDate", p.village`;

/** One look for all: by row or NIK. */
const SURE = `
  SELECT k.id AS "caseId", ${COLUMNS} FROM unnest($1::int[], $2::int[], $3::bytea[]) AS k (id, person, nik_index)
  JOIN participants p ON p.id = k.person OR p.nik_index = k.nik_index`;

/** And by name, which no index knows: one pass over the roll for all of them. */
const PERHAPS = `
  SELECT k.id AS "caseId", ${COLUMNS} FROM unnest($1::int[], $2::text[], $3::date[], $4::text[]) AS k (id, name, born, village)
  JOIN participants p ON lower(p.name) = k.name AND (p.birth_date = k.born OR lower(p.village) = k.village) ORDER BY p.id`;

const written = (text: string | undefined): string | null => text?.trim().replace(/\s+/g, ' ').toLowerCase() || null;

/** Finds in the roll whom the cases speak of. A name alone is no match: there are many of each. */
export async function matchWorkers({ pool, vault }: Database, cases: Named[]): Promise<Map<number, Matches>> {
  const open = ({ caseId: _, nikSealed, ...row }: Row): Match => ({
    ...row,
    nik: vault.open('participant.nik', nikSealed),
  });
  const column = <T>(from: Named[], of: (one: Named) => T): T[] => from.map(of);
  const sure = await pool.query<Row>(SURE, [
    column(cases, ({ id }) => id),
    column(cases, ({ participantId }) => participantId),
    column(cases, ({ nikIndex }) => nikIndex),
  ]);
  const found = new Map(sure.rows.map((row) => [row.caseId, open(row)]));
  const left = cases.filter(({ id, told }) => !found.has(id) && written(told.worker));
  const perhaps =
    left.length === 0
      ? []
      : (
          await pool.query<Row>(PERHAPS, [
            column(left, ({ id }) => id),
            column(left, ({ told }) => written(told.worker)),
            column(left, ({ told }) => told.birthDate ?? null),
            column(left, ({ told }) => written(told.village)),
          ])
        ).rows;
  const others = Map.groupBy(perhaps, ({ caseId }) => caseId);
  return new Map(
    cases.map(({ id }) => [
      id,
      { sure: found.get(id) ?? null, perhaps: (others.get(id) ?? []).slice(0, MOST).map(open) },
    ]),
  );
}
