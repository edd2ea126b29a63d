import type { Readable } from 'node:stream';
import { dayOf } from '../domain/day.ts';
import { type ClaimRow, type SavedClaim, saveClaims } from '../store/cases/save-claim.ts';
import type { Database } from '../store/database.ts';
import type { Problem } from './problem.ts';
import { readClaims } from './read-claims.ts';
import { refusedProblem } from './refused-claim.ts';

/** A new claim: the line of the file that it came from, our number, and its access code, which nobody can read again. */
export type CreatedClaim = { line: number; number: string; accessCode: string };

/**
 * What an import of claims did. `rows` = `bad` + created + `changed` + `unchanged`; `problems` are those of rows left out and,
 * where `kept`, of rows taken, in the order of the file.
 */
export type ImportedClaims = {
  rows: number;
  bad: number;
  created: CreatedClaim[];
  changed: number;
  unchanged: number;
  problems: Problem[];
};

export type ClaimsImport = { actor: string; now: Date; madeUp: boolean; dryRun?: boolean };

type Fate = { row: ClaimRow; saved: SavedClaim };

const notInRoll = (line: number): Problem => ({
  line,
  column: 'nik',
  wrong: 'claimsFile.notInRoll',
  want: { key: 'claimsFile.wantInRoll', values: {} },
  kept: true,
});

/** What saving has found out about a row. */
function problemOf({ row, saved }: Fate): Problem[] {
  if (saved.as === 'refused') return [refusedProblem(row, saved)];
  return saved.knownWorker ? [] : [notInRoll(row.line)];
}

/** All that is wrong, by line; a row that was not saved has nothing that was kept. */
function inOrder(problems: Problem[]): Problem[] {
  const out = new Set(problems.filter(({ kept }) => !kept).map(({ line }) => line));
  return problems
    .map((problem) => ({ ...problem, kept: !out.has(problem.line) }))
    .sort((one, other) => one.line - other.line);
}

/**
 * Imports a file of claims (UTF-8 CSV, see `claimColumns`). The whole file is read before anything is saved, so that one that
 * cannot be read (`UnreadableFile`) changes nothing; then the rows that are right are saved together, or none of them. With
 * `dryRun` the answer is the same and nothing is written. The same file again changes nothing and tells nobody.
 */
export async function importClaims(
  db: Database,
  bytes: Readable,
  { actor, now, madeUp, dryRun = false }: ClaimsImport,
): Promise<ImportedClaims> {
  const problems: Problem[] = [];
  const { rows, repeated, source } = await readClaims(bytes, { on: dayOf(now), madeUp }, (one) => problems.push(one));
  const saved = await saveClaims(db, rows, { actor, now }, { dryRun });
  const fates = rows.map((row, at): Fate => ({ row, saved: saved[at]! }));
  const count = (as: SavedClaim['as']) => saved.filter((one) => one.as === as).length;
  return {
    rows: source.rows,
    bad: source.bad + count('refused'),
    created: fates.flatMap(({ row: { line }, saved }) =>
      saved.as === 'created' ? [{ line, number: saved.number, accessCode: saved.accessCode }] : [],
    ),
    changed: count('changed'),
    unchanged: count('same') + repeated,
    problems: inOrder([...problems, ...fates.flatMap(problemOf)]),
  };
}
