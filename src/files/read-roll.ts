import type { Readable } from 'node:stream';
import type { RollRow } from '../store/roll.ts';
import type { Problem } from './problem.ts';
import { readTable, type TableReading } from './read-table.ts';
import { rollColumns } from './roll.ts';
import { type Known, rollRow } from './roll-row.ts';

/** Reads a roll file as it comes, in constant memory. Rows that are left out, and why, go to `onProblem`; a file that is no roll throws `UnreadableFile`. */
export const readRoll = (bytes: Readable, known: Known, onProblem: (problem: Problem) => void): TableReading<RollRow> =>
  readTable(
    bytes,
    { columns: rollColumns, on: known.on, row: (line, values, note) => rollRow(line, values, known, note) },
    onProblem,
  );
