import words from '../../locales/id/words-name.json' with { type: 'json' };
import { inCapitals } from './normalise.ts';

/** Words before a name that are no part of it, and words that no name has. */
const before = new Set(words.before);
const never = new Set(words.never);

const MOST_WORDS = 6;

/** Letters, perhaps with a dash or a dot inside. */
const isNameWord = (word: string): boolean => /^\p{L}[\p{L}.-]*$/u.test(word) && !never.has(word);

/** The name in a normalised text ("namanyo alm. pak Ahmad": Ahmad); undefined for a question, a "dak tau" or a whole sentence. */
export function hearName(text: string): string | undefined {
  const spoken = text.split(' ');
  const from = spoken.findIndex((word) => !before.has(word));
  const name = from < 0 ? [] : spoken.slice(from);
  const fits = name.length > 0 && name.length <= MOST_WORDS && name.every(isNameWord) && name.join('').length > 1;
  return fits ? inCapitals(name.join(' ')) : undefined;
}

/** Who the worker is to someone who says who they are to the worker: "sayo anaknyo" makes the worker a parent. */
export const hearMine = (text: string): keyof typeof words.mine | undefined =>
  (Object.keys(words.mine) as (keyof typeof words.mine)[]).find((relation) => words.mine[relation].includes(text));
