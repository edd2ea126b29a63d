import idWords from '../../../locales/id/words-event.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { longestFirst, meaningsIn } from '../phrases.ts';

const words = fromLocale('words-event', idWords);

/** Kinds of work accident, by the names of the law's table. */
export type HeardKind = keyof typeof words.kinds;

/** What a death came of: `accident` where nobody said whether at work. */
export type HeardCause = 'work' | 'other' | 'accident';

const kinds = longestFirst<HeardKind>(words.kinds);
const causes = longestFirst<keyof typeof words.causes>(words.causes);

/** The one kind of accident that a normalised text tells of ("ditabrak waktu pulang kerjo": commute); undefined for none or several. */
export function hearAccidentKind(text: string): HeardKind | undefined {
  const heard = meaningsIn(text, kinds);
  return heard.length === 1 ? heard[0] : undefined;
}

/** A hospital is where people are brought, not what they died of. */
const withoutHospital = (text: string): string =>
  words.hospital.reduce((left, phrase) => left.replaceAll(` ${phrase} `, ' '), ` ${text} `).trim();

/**
 * What a normalised text says that someone died of. An accident told with the work or the way there is `work`; an illness told
 * with the work is nobody's to decide here, so undefined, as is what says two things or only where it was.
 */
export function hearCause(text: string): HeardCause | undefined {
  const heard = meaningsIn(withoutHospital(text), causes);
  if (heard.includes('work')) return heard.includes('other') ? undefined : 'work';
  const [cause] = heard;
  if (heard.length !== 1 || cause === 'unclear') return undefined;
  if (meaningsIn(text, kinds).length === 0) return cause;
  return cause === 'accident' ? 'work' : undefined;
}
