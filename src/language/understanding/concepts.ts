import words from '../../../locales/id/words-concepts.json' with { type: 'json' };
import { stemOf } from './plain.ts';

type Concept = keyof typeof words;

const entries = (Object.entries(words) as [Concept, string[]][]).flatMap(([concept, said]) =>
  said.map((phrase) => ({ concept, phrase })),
);

const single = new Map<string, Concept[]>();
const longer = new Map<string, { concept: Concept; phrase: string }[]>();
for (const { concept, phrase } of entries) {
  if (!phrase.includes(' ')) single.set(phrase, [...(single.get(phrase) ?? []), concept]);
  else {
    const [first = ''] = phrase.split(' ');
    longer.set(first, [...(longer.get(first) ?? []), { concept, phrase }]);
  }
}

/** What plain words speak of, each once and in order: whoever says "wafat" or "tutup usia" speaks of a death. */
export function conceptsIn(plain: string[]): Concept[] {
  const text = ` ${plain.map(stemOf).join(' ')} `;
  const heard = plain.flatMap((word) => [
    ...(single.get(word) ?? single.get(stemOf(word)) ?? []),
    ...(longer.get(word) ?? []).filter(({ phrase }) => text.includes(` ${phrase} `)).map(({ concept }) => concept),
  ]);
  return [...new Set(heard)];
}
