import type { Readable } from 'node:stream';
import type { ClaimRow } from '../store/cases/save-claim.ts';
import { claimColumns } from './claim-file.ts';
import { type ClaimsKnown, claimRow } from './claim-row.ts';
import { type Problem, wanted } from './problem.ts';
import { readTable, type TableReading } from './read-table.ts';

/** The rows that are to be saved, and how many more said the same as one of them. */
export type ClaimsRead = { rows: ClaimRow[]; repeated: number; source: ReturnType<TableReading<ClaimRow>['source']> };

const numberTwice = (line: number, first: number): Problem => ({
  line,
  column: 'nomor',
  wrong: 'claimsFile.numberTwice',
  values: { first },
  want: wanted(claimColumns, 'nomor'),
  kept: false,
});

/** What a row says, wherever it stands. */
const saidBy = ({ line: _line, ...said }: ClaimRow): string => JSON.stringify(said);

/**
 * Reads a whole file of claims before anything is saved. Of rows with one number the first counts: another that says the same
 * is passed over, one that says something else is left out and told. What is no file of claims throws `UnreadableFile`.
 */
export async function readClaims(
  bytes: Readable,
  known: ClaimsKnown,
  onProblem: (problem: Problem) => void,
): Promise<ClaimsRead> {
  const first = new Map<string, ClaimRow>();
  let [repeated, twice] = [0, 0];
  const table = { columns: claimColumns, on: known.on };
  const reading = readTable<typeof claimColumns, ClaimRow>(
    bytes,
    { ...table, row: (line, values, note) => claimRow(line, values, known, note) },
    onProblem,
  );
  for await (const row of reading.rows) {
    const same = first.get(row.agencyNumber);
    if (!same) first.set(row.agencyNumber, row);
    else if (saidBy(same) === saidBy(row)) repeated += 1;
    else {
      twice += 1;
      onProblem(numberTwice(row.line, same.line));
    }
  }
  const source = reading.source();
  return { rows: [...first.values()], repeated, source: { ...source, bad: source.bad + twice } };
}
