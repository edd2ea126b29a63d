import idWords from '../../locales/id/words-notice.json' with { type: 'json' };
import { fromLocale } from './locale.ts';
import { longestFirst, meaningsIn } from './phrases.ts';

const words = fromLocale('words-notice', idWords);

const phrases = longestFirst<keyof typeof words>(words);

/** The one kind of notice that a normalised text names ("yang beasiswa"); undefined for none or several. */
export function hearNotice(text: string): keyof typeof words | undefined {
  const heard = meaningsIn(text, phrases);
  return heard.length === 1 ? heard[0] : undefined;
}
