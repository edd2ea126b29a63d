import words from '../../../locales/id/words-answers.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { stemOf } from '../understanding/plain.ts';

const said = fromLocale('words-answers', words);
const empty = new Set(said.empty);

/** A root of fewer letters would be another word. */
const LEAST = 4;

const before = new RegExp(`^(?:${said.before.join('|')})(?=\\p{L}{${LEAST}})`, 'u');
const behind = new RegExp(`(?<=\\p{L}{${LEAST}})(?:${said.behind.join('|')})$`, 'u');

const isWord = (word: string): boolean => /^[\p{L}\p{M}]/u.test(word);

/** Roughly the root: mencairkan, pencairan and "cairin" are all cair. Not always a word, but the same for all of a family. */
const rootOf = (word: string): string => stemOf(word).replace(behind, '').replace(before, '');

/** What of plain words says what they are about: roots, without signs, numbers and the words that stand in every question. */
export const termsOf = (plain: string[]): string[] =>
  plain.filter((word) => isWord(word) && !empty.has(word)).map(rootOf);
