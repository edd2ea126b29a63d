import { conceptsIn } from './concepts.ts';
import { type KnownWords, meantWord } from './known-words.ts';
import { stemOf } from './plain.ts';

/**
 * Kinds of features, by the letter their names begin with, and how loud each is: `c` parts of words, `p` pairs, `k` pairs with a word
 * between, `w` words, `e` the last words, `x` what is spoken of, `y` that of the last words, `z` two things spoken of, `l` length.
 */
const LOUDNESS: Record<string, number> = { c: 0.6, p: 1, k: 1, w: 2, e: 1, x: 3, y: 2, z: 1, l: 1 };

export const loudnessOf = (name: string): number => LOUDNESS[name[0]!]!;

/** Parts of a word are runs of so many letters, its edges counted. */
const RUN = { least: 3, most: 5 };

/** So many last words count once more: after a story the question stands at the end. */
const LAST = 6;

const isWord = (word: string): boolean => /^\p{L}/u.test(word);

function runsOf(word: string): string[] {
  const edged = `_${word}_`;
  const runs: string[] = [];
  for (let size = RUN.least; size <= RUN.most; size += 1)
    for (let at = 0; at + size <= edged.length; at += 1) runs.push(`c ${edged.slice(at, at + size)}`);
  return runs;
}

const pairsOf = (kind: string, words: string[], apart: number): string[] =>
  words.slice(apart).map((word, at) => `${kind} ${words[at]} ${word}`);

/** What a message speaks of, each thing and every two; `x none` where nothing of ours is in it. */
function themes(words: string[]): string[] {
  const concepts = conceptsIn(words).sort();
  const two = concepts.flatMap((one, at) => concepts.slice(at + 1).map((other) => `z ${one} ${other}`));
  return [...(concepts.length > 0 ? concepts : ['none']).map((concept) => `x ${concept}`), ...two];
}

/** How long a message is, in steps that double. */
const lengthOf = (words: string[]): string => `l ${Math.ceil(Math.log2(words.length + 1))}`;

/** What of a message's plain words may speak for an intent, each once. */
export function featuresOf(plain: string[], known: KnownWords): string[] {
  const mended = plain.map((word) => meantWord(word, known) ?? word);
  const last = mended.slice(-LAST);
  return [
    ...new Set([
      ...[...plain, ...mended, ...mended.map(stemOf)].map((word) => `w ${word}`),
      ...pairsOf('p', ['^', ...plain, '$'], 1),
      ...pairsOf('p', ['^', ...mended, '$'], 1),
      ...pairsOf('k', ['^', ...plain, '$'], 2),
      ...last.map((word) => `e ${word}`),
      ...plain.filter(isWord).flatMap(runsOf),
      ...themes(mended),
      ...conceptsIn(last).map((concept) => `y ${concept}`),
      lengthOf(plain),
    ]),
  ];
}
