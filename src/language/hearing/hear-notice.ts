import idWords from '../../../locales/id/words-notice.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';

const words = fromLocale('words-notice', idWords);

type Notice = keyof typeof words.kinds;

const before = new RegExp(`^(?:(?:${words.before.join('|')}) )+`, 'u');

/** The kind of notice that a normalised text is a name of, and nothing more ("yang beasiswa"): whoever asks about contributions stops none. */
export function hearNotice(text: string): Notice | undefined {
  const name = text.replace(before, '');
  return (Object.keys(words.kinds) as Notice[]).find((kind) => words.kinds[kind].includes(name));
}
