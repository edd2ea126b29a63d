import type { Readable } from 'node:stream';
import type { CellsOf, Columns, NameOf } from './column.ts';
import { type Problem, wanted } from './problem.ts';
import { rowReader, type Table } from './read-row.ts';
import { type FileRecord, recordsOf } from './records.ts';
import { noHeader, readHeader } from './table-header.ts';

/** A file being read: its rows one by one, and what is known of it after the last. */
export type TableReading<Row> = {
  rows: AsyncGenerator<Row>;
  source(): { sha256: string; rows: number; bad: number };
};

function named<C extends Columns>(columns: NameOf<C>[], cells: string[]): CellsOf<C> {
  const row: Partial<CellsOf<C>> = {};
  columns.forEach((name, at) => {
    row[name] = cells[at]!.normalize('NFC').trim();
  });
  return row as CellsOf<C>;
}

/** What keeps a record from being a row at all: a cell that goes on over lines, or too many or too few of them. */
function brokenRecord({ line, before, cells }: FileRecord, wide: number): Omit<Problem, 'want'> | null {
  const whole = { column: null, kept: false };
  if (cells.some((cell) => /[\r\n]/.test(cell)))
    return { ...whole, line: before + 1, wrong: 'roll.brokenLine', values: { until: line } };
  if (cells.length === wide) return null;
  return { ...whole, line, wrong: 'roll.cellCount', values: { found: cells.length, wanted: wide } };
}

/** Reads a file of this kind as it comes, in constant memory. Rows that are left out, and why, go to `onProblem`; what is no such file throws `UnreadableFile`. */
export function readTable<C extends Columns, Row>(
  bytes: Readable,
  table: Table<C, Row>,
  onProblem: (problem: Problem) => void,
): TableReading<Row> {
  const { records, sha256 } = recordsOf(bytes);
  const tally = { rows: 0, bad: 0 };
  const readRow = rowReader(table, onProblem);

  function read(columns: NameOf<C>[], record: FileRecord): Row | null {
    const broken = brokenRecord(record, columns.length);
    if (!broken) return readRow(record.line, named(columns, record.cells));
    onProblem({ ...broken, want: wanted(table.columns, null) });
    return null;
  }

  async function* rows(): AsyncGenerator<Row> {
    let columns: NameOf<C>[] | undefined;
    for await (const record of records) {
      if (!columns) {
        columns = readHeader(record.cells, table.columns);
        continue;
      }
      tally.rows += 1;
      const row = read(columns, record);
      if (row) yield row;
      else tally.bad += 1;
    }
    if (!columns) throw noHeader(table.columns);
  }

  return { rows: rows(), source: () => ({ ...tally, sha256: sha256() }) };
}
