import { type TextKey, text } from '../language/texts.ts';
import type { Value } from '../message.ts';
import { type RollColumn, rollColumns } from './roll.ts';

/**
 * What is wrong in one line of a file. `kept` says that the row was taken all the same. Never holds a NIK, a name or any
 * other value of a person.
 */
export type Problem = {
  line: number;
  column: RollColumn | null;
  wrong: TextKey;
  values?: Record<string, Value>;
  kept: boolean;
};

/** The file as a whole cannot be read; nothing of it was imported. Its message is for people. */
export class UnreadableFile extends Error {
  constructor(why: TextKey, values: Record<string, Value> = {}) {
    super(text(why, values));
  }
}

/** What is wrong, in words. */
export const wrongText = ({ wrong, values }: Problem): string => text(wrong, values);

/** What would have worked, in words. */
export function wantText({ column }: Problem): string {
  if (!column)
    return text('roll.wantRow', {
      example: Object.values(rollColumns)
        .map((one) => one.example)
        .join(','),
    });
  return text(rollColumns[column].want, { example: rollColumns[column].example });
}

/** The whole of it in one line: where, what is wrong, what became of the row, what would have worked. */
export const problemText = (problem: Problem): string =>
  text(problem.kept ? 'roll.kept' : 'roll.leftOut', {
    line: problem.line,
    column: problem.column ?? text('roll.wholeRow'),
    wrong: wrongText(problem),
    want: wantText(problem),
  });
