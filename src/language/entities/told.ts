import idWords from '../../../locales/id/words-told.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';

const words = fromLocale('words-told', idWords);

/** The sign between the parts of a sentence in what `partsOf` gives. */
export const PART = '|';

/** A text with its commas, lines and ends of sentences as words of their own: the marks that `normalise` drops. */
export const withParts = (written: string): string =>
  written.replace(/[;!?\n\r]+|,(?!\d)|(?<!\d),|(?<=[\p{L}\d)]{4})\.(?=\s)/gu, ` ${PART} `);

const deaths = new Set(words.deaths);
const accidents = new Set(words.accidents);

/** "jatuhnyo" is "jatuh". */
const stem = (word: string): string => word.replace(/n(?:ya|yo)$/, '');

export const isDeath = (word: string | undefined): boolean => word !== undefined && deaths.has(stem(word));

/** Whether a word tells of what happened to a worker: a death or an accident. */
export const isEvent = (word: string | undefined): boolean =>
  word !== undefined && (isDeath(word) || accidents.has(stem(word)));
