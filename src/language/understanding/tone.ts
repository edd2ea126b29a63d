import idWords from '../../../locales/id/words-told.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { type Concept, conceptsIn } from './concepts.ts';
import { tellsOfLife } from './life.ts';
import { plainWords } from './plain.ts';

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

/** What the sentences of a text speak of, but those that only suppose something: "kalau angin kencang dia tidak pulang." */
const toldIn = (written: string): Concept[] =>
  written
    .split(/[.!?\n]+(?:\s|$)/)
    .map((sentence) => withoutThings(plainWords(sentence)))
    .filter((plain) => !tellsOfLife(plain))
    .map(conceptsIn)
    .filter((concepts) => !concepts.includes('if'))
    .flat();

/** Of these a tone is made; most messages speak of neither and need no closer look. */
const mayTell = (concepts: Set<Concept>): boolean =>
  concepts.has('family') && (concepts.has('death') || concepts.has('accident'));

/**
 * Whether a message tells of a death or an accident that befell somebody near; "kalau meninggal" asks, and tells of none. `plain` are
 * its plain words.
 */
export function toneOf(written: string, plain: string[]): Tone | undefined {
  if (!mayTell(new Set(conceptsIn(plain)))) return undefined;
  const told = new Set(toldIn(written));
  if (!mayTell(told)) return undefined;
  return told.has('death') ? 'grief' : 'accident';
}
