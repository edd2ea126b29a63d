import { conceptsIn } from './concepts.ts';
import { stemOf } from './plain.ts';

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

const pairsOf = (name: string, words: string[], apart: number): string[] =>
  words.slice(apart).map((word, at) => `${name} ${words[at]} ${word}`);

/** How long a message is, in steps that double. */
const lengthOf = (words: string[]): string => `l ${Math.ceil(Math.log2(words.length + 1))}`;

/**
 * What of a message's plain words may speak for an intent, each once: words, stems, pairs of words, the last words, parts of words,
 * how long it is. A name begins with its kind: `w klaim`, `p tidak bisa`, `e mana`, `c _kla`, `l 3`.
 */
export function featuresOf(plain: string[]): string[] {
  const framed = ['^', ...plain, '$'];
  const words = plain.filter(isWord);
  const concepts = conceptsIn(plain);
  const last = conceptsIn(plain.slice(-LAST));
  return [
    ...new Set([
      ...plain.map((word) => `w ${word}`),
      ...words.map((word) => `w ${stemOf(word)}`),
      ...pairsOf('p', framed, 1),
      ...pairsOf('k', framed, 2),
      ...plain.slice(-LAST).map((word) => `e ${word}`),
      ...words.flatMap(runsOf),
      ...concepts.map((concept) => `x ${concept}`),
      ...last.map((concept) => `y ${concept}`),
      ...concepts.flatMap((one, at) => concepts.slice(at + 1).map((other) => `z ${[one, other].sort().join(' ')}`)),
      ...(concepts.length === 0 ? ['x none'] : []),
      lengthOf(plain),
    ]),
  ];
}
