import idWords from '../../../locales/id/words-privacy.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { mentions } from '../normalise.ts';

const words = fromLocale('words-privacy', idWords);

/** What may be done with one's own data: have it deleted, end what ties this chat to it, see or mend it. */
export type PrivacyTopic = keyof typeof words;

const names = Object.keys(words) as PrivacyTopic[];

/** What a normalised text wants done with one's own data: a verb of it and a thing of it; undefined where it only asks about it. */
export const hearPrivacy = (text: string): PrivacyTopic | undefined =>
  names.find(
    (name) =>
      words[name].verbs.some((verb) => mentions(text, verb)) &&
      words[name].things.some((thing) => mentions(text, thing)),
  );
