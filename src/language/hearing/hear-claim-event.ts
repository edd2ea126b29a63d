import idWords from '../../../locales/id/words-claim-event.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { longestFirst, meaningsIn } from '../phrases.ts';

const words = fromLocale('words-claim-event', idWords);

/** What a claim may be for, as people name it. */
export type HeardClaimEvent = keyof typeof words.events;

const phrases = longestFirst<HeardClaimEvent>(words.events);

/** The one thing that a normalised text asks a claim for ("syarat klaim jkm": a death not of work); undefined for none or several. */
export function hearClaimEvent(text: string): HeardClaimEvent | undefined {
  const heard = meaningsIn(text, phrases);
  return heard.length === 1 ? heard[0] : undefined;
}
