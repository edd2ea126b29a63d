/** Signs that show nothing, and the blank of Braille that people send for an empty message. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** More signs than this are no answer to a question, and hardly one question. */
const MOST = 1_000;

/** What kind of writing nobody can read an answer in: nothing that is seen, no letter or digit, or far too much. */
export type OddWriting = 'empty' | 'emoji' | 'long';

/** What is odd about a text as it came (`heard.written`) and normalised (`heard.words`); undefined for nothing. */
export function hearOdd(written: string, words: string): OddWriting | undefined {
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(written.replace(UNSEEN, ''))) return 'empty';
  if (!/[\p{L}\p{N}]/u.test(words)) return 'emoji';
  return words.length > MOST ? 'long' : undefined;
}
