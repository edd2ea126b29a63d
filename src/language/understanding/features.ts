import { conceptsIn } from './concepts.ts';
import { type KnownWords, meantWord } from './known-words.ts';
import { stemOf } from './plain.ts';

/**
 * Kinds of features, and how loud each is: `c` parts of words, `p` pairs, `k` pairs with a word between, `w` words, `e` the last words,
 * `x` what is spoken of, `y` that of the last words, `z` two things spoken of, `l` length.
 */
export const LOUDNESS = { c: 0.6, p: 1, k: 1, w: 2, e: 1, x: 3, y: 2, z: 1, l: 1 };

export type Kind = keyof typeof LOUDNESS;

/** Takes one feature: its kind and what it is. The same one may come more than once. */
export type Take = (kind: Kind, what: string) => void;

/** Parts of a word are runs of so many letters, its edges counted. */
const RUN = { least: 3, most: 5 };

/** So many last words count once more: after a story the question stands at the end. */
const LAST = 6;

const isWord = (word: string): boolean => /^\p{L}/u.test(word);

function takeRuns(word: string, take: Take): void {
  const edged = `_${word}_`;
  for (let size = RUN.least; size <= RUN.most; size += 1)
    for (let at = 0; at + size <= edged.length; at += 1) take('c', edged.slice(at, at + size));
}

function takePairs(kind: Kind, words: string[], apart: number, take: Take): void {
  for (let at = apart; at < words.length; at += 1) take(kind, `${words[at - apart]} ${words[at]}`);
}

/** What a message speaks of, each thing and every two; `none` where nothing of ours is in it. */
function takeThemes(words: string[], take: Take): void {
  const concepts = conceptsIn(words).toSorted();
  if (concepts.length === 0) take('x', 'none');
  concepts.forEach((one, at) => {
    take('x', one);
    for (let other = at + 1; other < concepts.length; other += 1) take('z', `${one} ${concepts[other]}`);
  });
}

/** What a word says by itself: the word, its stem, its parts. The same wherever it stands. */
export function takeWord(word: string, take: Take): void {
  take('w', word);
  if (!isWord(word)) return;
  take('w', stemOf(word));
  takeRuns(word, take);
}

/** How long a message is, in steps that double. */
const lengthOf = (words: string[]): string => `${Math.ceil(Math.log2(words.length + 1))}`;

/** The words with the misspelt ones mended; the very same where none is. */
const mendedOf = (plain: string[], known: KnownWords): string[] =>
  plain.some((word) => meantWord(word, known) !== undefined)
    ? plain.map((word) => meantWord(word, known) ?? word)
    : plain;

/** What a misspelt word says once it is mended. */
function takeMended(plain: string[], mended: string[], take: Take): void {
  if (mended === plain) return;
  takePairs('p', ['^', ...mended, '$'], 1, take);
  for (const word of mended) {
    take('w', word);
    take('w', stemOf(word));
  }
}

/** What plain words say together, beside what each says by itself. */
export function takeTogether(plain: string[], known: KnownWords, take: Take): void {
  const mended = mendedOf(plain, known);
  const last = mended.slice(-LAST);
  const framed = ['^', ...plain, '$'];
  takePairs('p', framed, 1, take);
  takePairs('k', framed, 2, take);
  takeMended(plain, mended, take);
  for (const word of last) take('e', word);
  takeThemes(mended, take);
  for (const concept of conceptsIn(last)) take('y', concept);
  take('l', lengthOf(plain));
}
