import idWords from '../../../locales/id/words-enrolled.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { longestFirst, meaningsIn } from '../phrases.ts';

const words = fromLocale('words-enrolled', idWords);

/** Who is to be enrolled: the writer, those who work for the writer, somebody else; `employed`: the writer, whom an employer should enrol. */
export const enrolled = ['self', 'workers', 'others', 'employed'] as const;

export type Enrolled = (typeof enrolled)[number];

const phrases = longestFirst<Enrolled>(words);

/** Who a normalised text (`heard.words`) says is to be enrolled ("daftarin istri"); undefined for nobody or several. */
export function hearEnrolled(text: string): Enrolled | undefined {
  const heard = meaningsIn(text, phrases);
  return heard.length === 1 ? heard[0] : undefined;
}
