import { createHash } from 'node:crypto';
import { pipeline, type Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { RollRow, RollSource } from '../store/roll.ts';
import { quoted } from './cell.ts';
import { type Problem, UnreadableFile } from './problem.ts';
import { type RollCells, type RollColumn, rollHeader } from './roll.ts';
import { type Known, readRow } from './roll-row.ts';

type Line = { line: number; cells: string[] };

const lineOf = ([line, ...cells]: string[]): Line => ({ line: Number(line), cells });

/** A roll file being read: its rows one by one, and what is known of it after the last. */
export type RollReading = { rows: AsyncGenerator<RollRow>; source(): RollSource };

// One record is a person, far below this; more is a quote that was never closed.
const MOST_BYTES = 64 * 1024;

const parser = () =>
  parse({
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MOST_BYTES,
    on_record: (cells, { lines }) => [String(lines), ...cells],
  });

/** Bytes to text, counted into `hash`. Anything but UTF-8 throws; a byte order mark is left out. */
const utf8 = (hash: ReturnType<typeof createHash>) =>
  async function* (bytes: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const decode = (chunk?: Buffer) => {
      try {
        return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
      } catch {
        throw new UnreadableFile('roll.notUtf8');
      }
    };
    for await (const chunk of bytes) {
      const buffer = Buffer.from(chunk);
      hash.update(buffer);
      yield decode(buffer);
    }
    yield decode();
  };

/** The place of each column in the file, which may have them in any order. */
function placesOfColumns(cells: string[]): RollColumn[] {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const header = rollHeader.join(',');
  // Without a single known name this is no header but somebody's data, which is not repeated.
  if (!names.some((name) => rollHeader.includes(name as RollColumn)))
    throw new UnreadableFile('roll.noHeader', { header });
  const missing = rollHeader.filter((name) => !names.includes(name));
  const unknown = names.filter((name, at) => !rollHeader.includes(name as RollColumn) || names.indexOf(name) !== at);
  if (missing.length > 0) throw new UnreadableFile('roll.missingColumns', { columns: missing.join(', '), header });
  if (unknown.length > 0)
    throw new UnreadableFile('roll.unknownColumns', { columns: unknown.map(quoted).join(', '), header });
  return names as RollColumn[];
}

// The parser's own messages quote the file.
function readable(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const at = { line: Number(error.lines) };
  return error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
    ? new UnreadableFile('roll.openQuote', at)
    : new UnreadableFile('roll.notCsv', at);
}

function named(columns: RollColumn[], cells: string[]): RollCells {
  const row: Partial<RollCells> = {};
  columns.forEach((name, at) => {
    row[name] = cells[at]!.normalize('NFC').trim();
  });
  return row as RollCells;
}

/** Reads a roll file as it comes, in constant memory. Rows that are left out, and why, go to `onProblem`; a file that is no roll throws `UnreadableFile`. */
export function readRoll(bytes: Readable, known: Known, onProblem: (problem: Problem) => void): RollReading {
  const hash = createHash('sha256');
  const tally = { rows: 0, bad: 0 };
  const wholeRow = (line: number, wrong: 'roll.cellCount' | 'roll.brokenLine', values: Record<string, number>) =>
    onProblem({ line, column: null, wrong, values, kept: false });

  function read(columns: RollColumn[], { line, cells }: Line, before: number): RollRow | null {
    if (cells.some((cell) => /[\r\n]/.test(cell))) wholeRow(before + 1, 'roll.brokenLine', { until: line });
    else if (cells.length !== columns.length)
      wholeRow(line, 'roll.cellCount', { found: cells.length, wanted: columns.length });
    else return readRow(line, named(columns, cells), known, onProblem);
    return null;
  }

  async function* rows(): AsyncGenerator<RollRow> {
    let columns: RollColumn[] | undefined;
    let before = 0;
    for await (const record of pipeline(bytes, utf8(hash), parser(), () => {}) as AsyncIterable<string[]>) {
      const line = lineOf(record);
      if (columns) {
        tally.rows += 1;
        const row = read(columns, line, before);
        if (row) yield row;
        else tally.bad += 1;
      } else columns = placesOfColumns(line.cells);
      before = line.line;
    }
    if (!columns) throw new UnreadableFile('roll.noHeader', { header: rollHeader.join(',') });
  }

  async function* readably(): AsyncGenerator<RollRow> {
    try {
      yield* rows();
    } catch (error) {
      throw readable(error);
    }
  }

  return { rows: readably(), source: () => ({ ...tally, sha256: hash.copy().digest('hex') }) };
}
