import idWords from '../../../locales/id/words-jambi.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { normalise } from '../normalise.ts';

const words = fromLocale('words-jambi', idWords);

const ours = new Set(words.markers);

/** Whether a message is in Jambi Malay: it holds one of the words that only people of here use. */
export const speaksJambi = (written: string): boolean =>
  normalise(written)
    .split(' ')
    .some((word) => ours.has(word));
