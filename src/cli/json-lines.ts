import type { z } from 'zod';
import type { CliContext } from './command.ts';
import { lineMistake, type Mistake } from './line-mistake.ts';

/** Whole lines of a stream, without their ends; a last one without an end is a line too, and a mark of byte order is none. */
export async function* linesOf(input: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  let first = true;
  for await (const chunk of input) {
    const lines = (rest + (first ? chunk.replace(/^\ufeff/, '') : chunk)).split('\n');
    first = false;
    rest = lines.pop()!;
    for (const line of lines) yield line.replace(/\r$/, '');
  }
  if (rest !== '') yield rest;
}

function parsed(line: string): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(line) };
  } catch {
    return undefined;
  }
}

/** The answer to one line, or what is wrong with it and where. */
export function answerLine<Asked, Answer>(
  line: string,
  asked: z.ZodType<Asked>,
  answer: (asked: Asked) => Answer,
): Answer | { error: Mistake } {
  const read = parsed(line);
  if (!read) return { error: lineMistake(undefined) };
  const result = asked.safeParse(read.json, { reportInput: true });
  return result.success ? answer(result.data) : { error: lineMistake(result.error.issues[0]) };
}

/** Answers standard input: one JSON object a line in, one a line out, in the same order; none is skipped. */
export async function answerLines<Asked>(
  context: CliContext,
  asked: z.ZodType<Asked>,
  answer: (asked: Asked) => unknown,
): Promise<void> {
  process.stdin.setEncoding('utf8');
  for await (const line of linesOf(process.stdin)) {
    await context.out(`${JSON.stringify(answerLine(line, asked, answer))}\n`);
  }
}
