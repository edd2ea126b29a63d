import idWords from '../../locales/id/words.json' with { type: 'json' };
import { fromLocale } from './locale.ts';

const words = fromLocale('words', idWords);

/** What is a greeting, or a thank-you, and nothing else but signs such as 🙏. Normalised words. */
export function hearCourtesy(text: string): 'greeting' | 'thanks' | undefined {
  const said = text.replace(/[^\p{L} ]/gu, '').trim();
  if (words.greetings.includes(said)) return 'greeting';
  return words.thanks.includes(said) ? 'thanks' : undefined;
}

const polite = [...words.greetings, ...words.thanks].sort((a, b) => b.length - a.length);
const before = new RegExp(`^(?:(?:${polite.join('|')})[ ,.]+)+`, 'u');
const after = new RegExp(`(?:[ ,.]+(?:${polite.join('|')}))+$`, 'u');

/** What is said beside greetings and thanks: "makasih, jkm" is jkm. Normalised words. */
export const withoutCourtesy = (text: string): string => text.replace(before, '').replace(after, '');
