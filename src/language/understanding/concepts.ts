import idWords from '../../../locales/id/words-concepts.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { stemOf } from './plain.ts';

const words = fromLocale('words-concepts', idWords);

/** What people speak of: a death, an accident, papers, money, a school. */
export type Concept = keyof typeof words;

type Entry = { concept: Concept; phrase: string };

const entries: Entry[] = (Object.entries(words) as [Concept, string[]][]).flatMap(([concept, said]) =>
  said.map((phrase) => ({ concept, phrase })),
);

/** Entries by their first word. */
const byFirst = Map.groupBy(entries, ({ phrase }) => phrase.split(' ')[0]!);

/** The single words of what is ours to speak of. */
export const domainWords = new Set(
  entries
    .filter(({ concept, phrase }) => concept !== 'elsewhere' && /^\p{L}{4,}$/u.test(phrase))
    .map(({ phrase }) => phrase),
);

function readConcepts(plain: string[]): Concept[] {
  const text = ` ${plain.join(' ')} ${plain.map(stemOf).join(' ')} `;
  const begunBy = (word: string): Entry[] => byFirst.get(word) ?? byFirst.get(stemOf(word)) ?? [];
  const heard = plain.flatMap((word) => begunBy(word).filter(({ phrase }) => text.includes(` ${phrase} `)));
  return [...new Set(heard.map(({ concept }) => concept))];
}

/** The words of one message are asked about more than once. */
const remembered = new WeakMap<string[], Concept[]>();

/** What plain words speak of, each once and in order: whoever says "wafat" or "tutup usia" speaks of a death. */
export function conceptsIn(plain: string[]): Concept[] {
  const known = remembered.get(plain) ?? readConcepts(plain);
  remembered.set(plain, known);
  return known;
}
