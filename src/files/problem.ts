import { type TextKey, text } from '../language/texts.ts';
import type { Value } from '../message.ts';
import { type Columns, headerOf } from './column.ts';

type Phrase = { key: TextKey; values: Record<string, Value> };

/**
 * What is wrong in one line of a file, and in `want` what would have worked. Without a column it is the whole row. `kept` says
 * that the row was taken all the same. Never holds a NIK, a name or any other value of a person.
 */
export type Problem = {
  line: number;
  column: string | null;
  wrong: TextKey;
  values?: Record<string, Value>;
  want: Phrase;
  kept: boolean;
};

/** The file as a whole cannot be read; nothing of it was imported. Its message is for people. */
export class UnreadableFile extends Error {
  constructor(why: TextKey, values: Record<string, Value> = {}) {
    super(text(why, values));
  }
}

/** What would have worked in a column of such a file; without a column, in a whole row. */
export function wanted<C extends Columns>(columns: C, name: (keyof C & string) | null): Phrase {
  if (name) return { key: columns[name]!.want, values: { example: columns[name]!.example } };
  const row = headerOf(columns).map((one) => columns[one]!.example);
  return { key: 'roll.wantRow', values: { example: row.join(',') } };
}

/** What is wrong, in words. */
export const wrongText = ({ wrong, values }: Problem): string => text(wrong, values);

/** What would have worked, in words. */
export const wantText = ({ want }: Problem): string => text(want.key, want.values);

/** The whole of it in one line: where, what is wrong, what became of the row, what would have worked. */
export const problemText = (problem: Problem): string =>
  text(problem.kept ? 'roll.kept' : 'roll.leftOut', {
    line: problem.line,
    column: problem.column ?? text('roll.wholeRow'),
    wrong: wrongText(problem),
    want: wantText(problem),
  });
