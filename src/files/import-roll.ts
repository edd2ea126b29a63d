import type { Readable } from 'node:stream';
import type { Day } from '../domain/day.ts';
import type { TextKey } from '../language/texts.ts';
import type { Database } from '../store/database.ts';
import { planCoverReminders } from '../store/plan.ts';
import { seedProgrammes } from '../store/programmes.ts';
import { regions, seedRegions } from '../store/regions.ts';
import { type Merged, type MergeFinding, mergeRoll } from '../store/roll.ts';
import { placesOf } from './places.ts';
import { type Problem, wanted } from './problem.ts';
import { readRoll } from './read-roll.ts';
import { type RollColumn, rollColumns, rollHeader } from './roll.ts';

/** What an import did. `rows` = `bad` + the rows taken; `warnings` are about rows that were taken. */
export type Imported = Merged & { rows: number; warnings: number };

// The file's name of what the roll keeps under its own.
const columnOf: Record<string, RollColumn> = {
  name: 'nama',
  birth_date: 'tanggal_lahir',
  sex: 'jenis_kelamin',
  phone_index: 'no_hp',
  family_index: 'no_kk',
  occupation: 'pekerjaan',
  village: 'desa_kelurahan',
  district: 'kecamatan',
  regency: 'kabupaten_kota',
  sponsor: 'penyelenggara',
  jkk: 'jaminan',
  jkm: 'jaminan',
  ends_on: 'berakhir',
  paid_through: 'dibayar_sampai',
  wage_base: 'upah_dasar',
};

const inFileOrder = (columns: string[]): RollColumn[] =>
  rollHeader.filter((name) => columns.some((column) => columnOf[column] === name));

const problem = (line: number, column: RollColumn, wrong: TextKey, kept: boolean): Problem => ({
  line,
  column,
  wrong,
  want: wanted(rollColumns, column),
  kept,
});

function problemsOf(finding: MergeFinding): Problem[] {
  if (finding.why === 'cardTaken') return [problem(finding.line, 'no_kartu', 'roll.cardTaken', false)];
  return inFileOrder(finding.columns).map((column) => problem(finding.line, column, 'roll.contradiction', true));
}

export type ImportOptions = { asOf: Day; now: Date; onProblem: (problem: Problem) => void; madeUp?: boolean };

/**
 * Imports a roll file (UTF-8 CSV, see `rollColumns`) that says what was known on `asOf`. All of it happens or nothing:
 * throws `UnreadableFile` when it is no roll file. `onProblem` hears of every row left out and of every value left aside.
 * With `madeUp: false` rows of made-up people (NIK serial 0000) are left out. What people are reminded of is planned anew
 * afterwards; where that fails, the night does it.
 */
export async function importRoll(
  db: Database,
  bytes: Readable,
  { asOf, now, onProblem, madeUp = true }: ImportOptions,
): Promise<Imported> {
  await seedProgrammes(db);
  await seedRegions(db);
  let warnings = 0;
  const tell = (problem: Problem) => {
    if (problem.kept) warnings += 1;
    onProblem(problem);
  };
  const { rows, source } = readRoll(bytes, { on: asOf, places: placesOf(await regions(db)), madeUp }, tell);
  const merged = await mergeRoll(db, rows, { asOf, now }, source, (finding) => problemsOf(finding).forEach(tell));
  await planCoverReminders(db, now);
  return { ...merged, rows: source().rows, warnings };
}
