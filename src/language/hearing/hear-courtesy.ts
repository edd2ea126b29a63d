import idWords from '../../../locales/id/words.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';

const words = fromLocale('words', idWords);

const longest = (phrases: string[]): string => phrases.toSorted((a, b) => b.length - a.length).join('|');

/** One of the phrases, with any of the words that may stand beside it. */
const made = (of: string[], beside: string[]): RegExp =>
  new RegExp(`^(?:(?:${longest(beside)}) )*(?:${longest(of)})(?: (?:${longest([...of, ...beside])}))*$`, 'u');

const greeting = made(words.greetings, words.calls);
const thanks = made(words.thanks, [...words.calls, ...words.besideThanks]);

/** What is a greeting, or a thank-you ("mokasih banyak yo pak"), and nothing else but signs such as 🙏. Normalised words. */
export function hearCourtesy(text: string): 'greeting' | 'thanks' | undefined {
  const said = text
    .replace(/[^\p{L} ]/gu, '')
    .replace(/ +/g, ' ')
    .trim();
  if (greeting.test(said)) return 'greeting';
  return thanks.test(said) ? 'thanks' : undefined;
}

const called = new RegExp(`(?: (?:${longest(words.calls)}))+$`, 'u');
const opened = new RegExp(`^(?:(?:${longest(words.openers)}) )+`, 'u');

/** What is said without the one it is said to: "setuju kak" and "oh iya setuju" are setuju. Normalised words. */
export const withoutCalls = (text: string): string => text.replace(called, '').replace(opened, '');

const polite = [...words.greetings, ...words.thanks].sort((a, b) => b.length - a.length);
const before = new RegExp(`^(?:(?:${polite.join('|')})[ ,.]+)+`, 'u');
const after = new RegExp(`(?:[ ,.]+(?:${polite.join('|')}))+$`, 'u');

/** What is said beside greetings and thanks: "makasih, jkm" is jkm. Normalised words. */
export const withoutCourtesy = (text: string): string => text.replace(before, '').replace(after, '');
