import idWords from '../../../locales/id/words-name.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { inCapitals, normalise } from '../normalise.ts';

const words = fromLocale('words-name', idWords);

/** Words before a name that are no part of it, and words that no name has. */
const before = new Set(words.before);
const never = new Set(words.never);

const MOST_WORDS = 6;

/** The words of a text in lower case, each with the dots, dashes and apostrophes that a name may have: `m.`, `nur'aini`. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/[‘’`]/gu, "'")
    .replace(/[*_~"“”!?;:,()[\]{}<>]|(?<!\p{L})'|'(?!\p{L})/gu, ' ')
    .split(/\s+/)
    .filter(Boolean);

/** Letters, perhaps with a dash, a dot or an apostrophe inside, or the dot of an abbreviation. */
const isNameWord = (word: string): boolean => /^\p{L}[\p{L}.'-]*$/u.test(word) && !never.has(normalise(word));

/** A dot at the end of all ends the sentence, unless one letter or several dots make it an abbreviation (`M.`, `S.Pd.`). */
const withoutFullStop = (name: string): string => name.replace(/(?<=(?:^|\s)[^\s.]{2,})\.+$/u, '');

/** Each word with a capital letter; the part after an apostrophe is no word of its own (`Nur'aini`). */
const asName = (name: string): string =>
  inCapitals(name).replace(/(?<=\p{L}')\p{L}/gu, (letter) => letter.toLowerCase());

/**
 * The name in a text, as it was written or normalised ("Namanyo alm. pak M. Ahmad": M. Ahmad); undefined for a question, a
 * "dak tau" or a whole sentence.
 */
export function hearName(text: string): string | undefined {
  const spoken = wordsOf(text);
  const from = spoken.findIndex((word) => !before.has(normalise(word)));
  const name = from < 0 ? [] : spoken.slice(from);
  const letters = name.join('').replace(/\P{L}/gu, '').length;
  const fits = name.length <= MOST_WORDS && letters > 1 && name.every(isNameWord);
  return fits ? asName(withoutFullStop(name.join(' '))) : undefined;
}

/** Who the worker is to someone who says who they are to the worker: "sayo anaknyo" makes the worker a parent. */
export const hearMine = (text: string): keyof typeof words.mine | undefined =>
  (Object.keys(words.mine) as (keyof typeof words.mine)[]).find((relation) => words.mine[relation].includes(text));
