import { readFileSync } from 'node:fs';
import { type Intent, intents } from '../../src/language/understanding/intents.ts';

/** A message as somebody may write it, and what is wanted by it. */
export type Sentence = { text: string; intent: Intent };

const isSentence = (line: string): boolean => line.trim() !== '' && !line.startsWith('# ');

/** The labelled sentences of one intent in a folder: a message a line, `\n` for a line break in it, `# ` before a heading. */
export const sentencesOf = (intent: Intent, folder: URL): Sentence[] =>
  readFileSync(new URL(`${intent}.txt`, folder), 'utf8')
    .split('\n')
    .filter(isSentence)
    .map((line) => ({ text: line.replaceAll('\\n', '\n'), intent }));

/** All of them, in the order of the intents. */
export const allSentences = (folder: URL): Sentence[] => intents.flatMap((intent) => sentencesOf(intent, folder));
