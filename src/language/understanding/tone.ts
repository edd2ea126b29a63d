import idWords from '../../../locales/id/words-told.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { conceptsIn } from './concepts.ts';

const words = fromLocale('words-told', idWords);

/** How to speak before anything is answered: to the bereaved with sympathy, to the hurt with care. */
export type Tone = 'grief' | 'accident';

/** "bpjs saya kok mati": a card that is no longer valid, or a thing that has stopped, and nobody's death. */
const endedThing = new RegExp(
  ` (?:${words.things.join('|')})(?: (?!(?:${words.deaths.join('|')}) )\\p{L}+){0,3} (?:${words.ended.join('|')})(?= )`,
  'gu',
);

const withoutThings = (plain: string[]): string[] =>
  ` ${plain.join(' ')} `.replace(endedThing, ' ').split(' ').filter(Boolean);

/** Whether plain words tell of a death or an accident that befell somebody near; "kalau meninggal" asks, and tells of none. */
export function toneOf(plain: string[]): Tone | undefined {
  const concepts = new Set(conceptsIn(withoutThings(plain)));
  if (concepts.has('if') || !concepts.has('family')) return undefined;
  if (concepts.has('death')) return 'grief';
  return concepts.has('accident') ? 'accident' : undefined;
}
