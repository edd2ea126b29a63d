import idWords from '../../../locales/id/words.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { normalise } from '../normalise.ts';

const words = fromLocale('words', idWords);

/**
 * Whether a text is nothing but the word that brings the bot back from officers. Longer ones do not count, nor do other ways to
 * say no: they may be an answer to the officer.
 */
export const hearHandBack = (text: string): boolean => words.handBack.includes(normalise(text).replace(/^\//, ''));
