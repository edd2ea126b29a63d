import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** A line for `chat --script`, and what is meant by its answer: keys or words that it holds, and keys that it must not. */
export type Turn = { line: object; written?: string; holds: string[]; never: string[] };

export type Conversation = { name: string; agreed: boolean; turns: Turn[] };

const AGREED = '(sudah setuju)';

const listed = (line: string): string[] => line.split(', ');

/** Adds a line of a transcript: `>` what is written, `@` an instant, `=` what the answer holds (`(diam)`: there is none), `!` what it does not. */
function add(turns: Turn[], line: string): void {
  const [mark, rest] = [line.slice(0, 2), line.slice(2)];
  const last = turns.at(-1);
  if (mark === '> ') turns.push({ line: { text: rest }, written: rest, holds: [], never: [] });
  if (mark === '@ ') turns.push({ line: { at: rest }, holds: [], never: [] });
  if (mark === '= ') last!.holds.push(...listed(rest));
  if (mark === '! ') last!.never.push(...listed(rest));
}

function read(file: string): Conversation {
  const lines = readFileSync(file, 'utf8').split('\n');
  const turns: Turn[] = [];
  for (const line of lines) add(turns, line);
  return { name: basename(file, '.txt'), agreed: lines.includes(AGREED), turns };
}

/** The conversations that start from free text, each of a person of Jambi. */
export const conversations = (): Conversation[] => globSync('test/channels/free-text/*.txt').sort().map(read);
