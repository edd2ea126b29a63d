import idWords from '../../../locales/id/words-said.json' with { type: 'json' };
import { isDeath, isEvent } from '../entities/told.ts';
import { fromLocale } from '../locale.ts';
import { type HeardClaimEvent, hearClaimEvent } from './hear-claim-event.ts';
import { type HeardCause, hearCause } from './hear-event.ts';

const words = fromLocale('words-said', idWords);

/** What happened, in so many words: a death, or an accident that nobody is said to have died of. */
type Happened = 'death' | 'accident';

/** What a sentence tells of what happened; `about`: what a claim or an estimate would be for. */
export type SaidEvent = { happened?: Happened; cause?: HeardCause; about?: HeardClaimEvent };

/** What died of what, where that is all that a claim is for. */
const OF_CAUSE = { work: 'work_death', other: 'other_death', accident: undefined } as const;

/** Words that tell of nobody by themselves, and a card or a deed that is "mati". */
function happenedIn(text: string): Happened | undefined {
  const all = text.split(' ');
  const ofPaper = all.some((word) => words.paper.includes(word)) ? words.paperDeath : [];
  const said = all.filter((word) => !words.loose.includes(word) && !ofPaper.includes(word));
  if (said.some(isDeath)) return 'death';
  return said.some(isEvent) ? 'accident' : undefined;
}

/** Of a death it is the cause that says which claim; that there was an accident does not. */
function aboutDeath(named: HeardClaimEvent | undefined, cause: HeardCause | undefined): HeardClaimEvent | undefined {
  if (named && named !== 'work_accident') return named;
  return cause && OF_CAUSE[cause];
}

/** What a normalised text (`heard.words`) tells of a death or an accident, and of what follows from it; nothing on a guess. */
export function saidEvent(text: string): SaidEvent {
  const happened = happenedIn(text);
  const named = hearClaimEvent(text);
  if (happened !== 'death') return { ...(happened && { happened }), ...(named && { about: named }) };
  const cause = hearCause(text);
  const about = aboutDeath(named, cause);
  return { happened, ...(cause && { cause }), ...(about && { about }) };
}
