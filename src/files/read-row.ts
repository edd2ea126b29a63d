import type { Day } from '../domain/day.ts';
import { type CellsOf, type Columns, headerOf, type NameOf, type ValuesOf } from './column.ts';
import { type Problem, wanted } from './problem.ts';

/** What was found in a cell. `kept`: the row is taken without what stands there. `want` is the column's where it is left out. */
export type Found<C extends Columns> = Omit<Problem, 'line' | 'column' | 'want'> & {
  column: NameOf<C>;
  want?: Problem['want'];
};

export type Note<C extends Columns> = (found: Found<C>) => void;

/**
 * A kind of file: its columns, the day that it is read on, and what a row of it means. `row` notes what is wrong between the
 * cells, and gives null where it cannot go on.
 */
export type Table<C extends Columns, Row> = {
  columns: C;
  on: Day;
  row(line: number, values: ValuesOf<C>, note: Note<C>): Row | null;
};

function readCell<C extends Columns>(table: Table<C, unknown>, name: NameOf<C>, cell: string, note: Note<C>): unknown {
  const { read, needed } = table.columns[name]!;
  if (cell === '') {
    if (needed) note({ column: name, wrong: 'roll.empty', kept: false });
    return null;
  }
  const result = read(cell, table.on);
  if ('value' in result) return result.value;
  const { wrong, values, soft } = result;
  note({ column: name, wrong, ...(values && { values }), kept: soft === true });
  return null;
}

/** Reads the rows of such a file. Gives null for one that is left out; every reason, also of what was only left aside, goes to `onProblem`. */
export function rowReader<C extends Columns, Row>(table: Table<C, Row>, onProblem: (problem: Problem) => void) {
  const header = headerOf(table.columns);
  return (line: number, cells: CellsOf<C>): Row | null => {
    const found: Found<C>[] = [];
    const note: Note<C> = (one) => {
      if (!found.some(({ column }) => column === one.column)) found.push(one);
    };
    const values: Partial<Record<NameOf<C>, unknown>> = {};
    for (const name of header) values[name] = readCell(table, name, cells[name], note);
    const row = table.row(line, values as ValuesOf<C>, note);
    const leftOut = found.some(({ kept }) => !kept);
    for (const one of found)
      onProblem({ ...one, line, want: one.want ?? wanted(table.columns, one.column), kept: !leftOut });
    return leftOut ? null : row;
  };
}
