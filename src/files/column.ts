import type { TextKey } from '../language/texts.ts';
import type { ReadCell } from './cell.ts';

/** A column of a kind of file: how a filled cell is read, what would have worked, and whether it may be empty. */
export type Column<T> = { read: ReadCell<T>; want: TextKey; example: string; needed?: true };

/** The columns of one kind of file in their order: the one description for reading, for what mistakes say, and for writing. */
export type Columns = Record<string, Column<unknown>>;

/** The names of the columns. */
export type NameOf<C extends Columns> = keyof C & string;

/** A row as the file has it: every column, empty where nothing is known. */
export type CellsOf<C extends Columns> = Record<NameOf<C>, string>;

type Valued<C> = C extends Column<infer T> ? T : never;

/** What the cells of a row say; null where a cell is empty, or could not be read and may be missing. */
export type ValuesOf<C extends Columns> = { [K in NameOf<C>]: Valued<C[K]> | null };

/** One column; `example` is a cell that can be read. */
export const column = <T>(read: ReadCell<T>, want: TextKey, example: string, needed?: true): Column<T> => ({
  read,
  want,
  example,
  ...(needed && { needed }),
});

/** The names of the columns in the order of the file. */
export const headerOf = <C extends Columns>(columns: C): NameOf<C>[] => Object.keys(columns) as NameOf<C>[];
