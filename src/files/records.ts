import { createHash } from 'node:crypto';
import { pipeline, type Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { UnreadableFile } from './problem.ts';

/** A record of a CSV file: its cells, the line it ends on and the line that the one before ended on. */
export type FileRecord = { line: number; before: number; cells: string[] };

// One record is a person or a claim, far below this; more is a quote that was never closed.
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

type Hash = ReturnType<typeof createHash>;

/** Bytes to text, counted into `hash`. Anything but UTF-8 throws; a byte order mark is left out. */
const utf8 = (hash: Hash) =>
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

// The parser's own messages quote the file.
function readable(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const at = { line: Number(error.lines) };
  return error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
    ? new UnreadableFile('roll.openQuote', at)
    : new UnreadableFile('roll.notCsv', at);
}

async function* readRecords(bytes: Readable, hash: Hash): AsyncGenerator<FileRecord> {
  let before = 0;
  try {
    for await (const [end, ...cells] of pipeline(bytes, utf8(hash), parser(), () => {}) as AsyncIterable<string[]>) {
      const line = Number(end);
      yield { line, before, cells };
      before = line;
    }
  } catch (error) {
    throw readable(error);
  }
}

/** The records of a CSV file in UTF-8 as they come, in constant memory; `sha256` is that of the bytes read so far. Throws `UnreadableFile`. */
export function recordsOf(bytes: Readable): { records: AsyncGenerator<FileRecord>; sha256(): string } {
  const hash = createHash('sha256');
  return { records: readRecords(bytes, hash), sha256: () => hash.copy().digest('hex') };
}
