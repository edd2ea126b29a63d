import { domainWords } from './concepts.ts';

/** Words that we know, and ways to those that misspelt ones may stand for. */
export type KnownWords = { words: Set<string>; bySkeleton: Map<string, string>; byDeletion: Map<string, string> };

/** Of a shorter word one letter more or less makes another word. */
const LEAST_LETTERS = 6;

/** Phones make "kbr" of kabar: whoever leaves the vowels out leaves three consonants at least. */
const LEAST_CONSONANTS = 3;

const skeletonOf = (word: string): string => word.replace(/[aiueo]/g, '');

/** The word with each of its letters left out in turn, and itself. */
const deletions = (word: string): string[] => [
  word,
  ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1)),
];

/** Of several words with one key the first is taken. */
function byKey(words: string[], keysOf: (word: string) => string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const word of words) for (const key of keysOf(word)) if (!found.has(key)) found.set(key, word);
  return found;
}

/**
 * `vocabulary`: words that people use, the commonest first, of which the first `often` are common. A misspelt word may stand for one of
 * these or of our domain; every other one is only known to be none.
 */
export function knownWords(vocabulary: string[], often: number): KnownWords {
  const rank = new Map(vocabulary.map((word, at) => [word, at]));
  const ours = [...domainWords].sort(
    (a, b) => (rank.get(a) ?? Infinity) - (rank.get(b) ?? Infinity) || (a < b ? -1 : 1),
  );
  const short = [...vocabulary.slice(0, often), ...ours].filter((word) => word.length > LEAST_CONSONANTS);
  const isLong = (word: string): boolean => word.length >= LEAST_LETTERS;
  return {
    words: new Set([...vocabulary, ...ours]),
    bySkeleton: byKey(short, (word) => [skeletonOf(word)].filter((left) => left.length >= LEAST_CONSONANTS)),
    byDeletion: byKey(ours.filter(isLong), deletions),
  };
}

/**
 * The word that a misspelt one most likely stands for: without its vowels ("kbr": kabar), or with one letter too many, too few, wrong
 * or in its neighbour's place (symmetric deletion, Garbe 2012). Undefined for a known word, a sign, or one that is like none.
 */
export function meantWord(word: string, { words, bySkeleton, byDeletion }: KnownWords): string | undefined {
  if (words.has(word) || !/^\p{L}{3,}$/u.test(word)) return undefined;
  if (skeletonOf(word) === word) return bySkeleton.get(word);
  if (word.length < LEAST_LETTERS - 1) return undefined;
  const key = deletions(word).find((left) => byDeletion.has(left));
  return key === undefined ? undefined : byDeletion.get(key);
}
