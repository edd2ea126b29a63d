import idWords from '../../../locales/id/words-occupation.json' with { type: 'json' };
import type { Occupation } from '../../domain/occupations.ts';
import type { Choice } from '../../message.ts';
import { fromLocale } from '../locale.ts';
import { longestFirst, meaningsIn, type Phrases } from '../phrases.ts';

const words = fromLocale('words-occupation', idWords);

const table: Phrases<Occupation> = words;
const phrases = longestFirst(table);

/**
 * The occupation that a normalised text (`heard.words`) names; of several the one with the longest phrase ("sopir truk batu bara" is not
 * just a driver). Undefined when it names none of ours.
 */
export const hearOccupation = (words: string): Occupation | undefined =>
  meaningsIn(words.replaceAll('/', ' '), phrases)[0];

/** An occupation as something to choose: its code, and its label in `locales/id/occupation.json`. */
export const occupationChoice = (code: Occupation): Exclude<Choice, string> => ({
  id: code,
  key: `occupation.${code}`,
  values: {},
});
