import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { type RollCells, rollHeader } from './roll.ts';

/** Rows as a roll file (UTF-8 CSV with its header), which `importRoll` takes. Lines end in LF. */
export const writeRoll = (rows: Iterable<RollCells> | AsyncIterable<RollCells>): Readable =>
  Readable.from(rows).pipe(stringify({ header: true, columns: [...rollHeader] }));
