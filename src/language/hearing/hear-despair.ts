import idWords from '../../../locales/id/words-despair.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { mentions } from '../normalise.ts';

const words = fromLocale('words-despair', idWords);

/** Whether somebody says of herself that she does not want to live; who asks what the law says of it does not. Normalised words. */
export const hearDespair = (text: string): boolean =>
  words.phrases.some((phrase) => mentions(text, phrase)) && !words.asking.some((phrase) => mentions(text, phrase));
