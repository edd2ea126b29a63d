import idWords from '../../../locales/id/words-reporter.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { longestFirst, meaningsIn } from '../phrases.ts';

const words = fromLocale('words-reporter', idWords);

/** Who reports, as seen from the worker. */
export type Reporter = keyof typeof words.reporters;

const reporters = longestFirst<Reporter>(words.reporters);

/** Who a normalised text says that the reporter is to the worker ("anak kandung": child); undefined for nobody or several. */
export function hearReporter(text: string): Reporter | undefined {
  const heard = meaningsIn(text, reporters);
  return heard.length === 1 ? heard[0] : undefined;
}
