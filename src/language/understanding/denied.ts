import idChat from '../../../locales/id/words-chat.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';

const chat = fromLocale('words-chat', idChat);

const deny = `(?:${chat.denied.not.join('|')}) (?:${chat.denied.wish.join('|')})`;
const but = chat.but.join('|');
/** "bukan mau lapor, cuma nanya": what is said not to be wanted, up to the comma or the word that turns to what is. */
const DENIED = new RegExp(
  `(?<!\\p{L})(?:${deny})(?!\\p{L})[^,.;:!?\\n]{2,60}?(?:[,.;:!?\\n]+|(?=\\s(?:${but})(?!\\p{L})))`,
  'giu',
);
/** The same at the end: "jatuh masuk hitungan dak, bukan nak lapor". */
const DENIED_LAST = new RegExp(`[,.;:!?\\n]\\s*(?:${deny})(?!\\p{L})[^,.;:!?\\n]{2,60}[.!]?$`, 'iu');

const words = (text: string): number => text.match(/\p{L}+/gu)?.length ?? 0;

/** A text without what it says that it does not want; all of it where nothing much would be left. */
export function wanted(text: string): string {
  const left = text.replace(DENIED_LAST, ' ').replace(DENIED, ' ');
  return words(left) >= 2 ? left : text;
}
