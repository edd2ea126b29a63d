import { quoted } from './cell.ts';
import { type Columns, headerOf, type NameOf } from './column.ts';
import { UnreadableFile } from './problem.ts';

/** The first line of such a file as it should be. */
const headerLine = (columns: Columns): string => headerOf(columns).join(',');

/** What is thrown for a file without a header. */
export const noHeader = (columns: Columns): UnreadableFile =>
  new UnreadableFile('roll.noHeader', { header: headerLine(columns) });

/** The column of each cell, from the file's first record, which may have them in any order. Throws `UnreadableFile`. */
export function readHeader<C extends Columns>(cells: string[], columns: C): NameOf<C>[] {
  const known: string[] = headerOf(columns);
  const header = headerLine(columns);
  const names = cells.map((cell) => cell.trim().toLowerCase());
  // Without a single known name this is no header but somebody's data, which is not repeated.
  if (!names.some((name) => known.includes(name))) throw noHeader(columns);
  const missing = known.filter((name) => !names.includes(name));
  const unknown = names.filter((name, at) => !known.includes(name) || names.indexOf(name) !== at);
  if (missing.length > 0) throw new UnreadableFile('roll.missingColumns', { columns: missing.join(', '), header });
  if (unknown.length > 0)
    throw new UnreadableFile('roll.unknownColumns', { columns: unknown.map(quoted).join(', '), header });
  return names as NameOf<C>[];
}
