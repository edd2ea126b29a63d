/** Words for one meaning each: a meaning, and how people say it, normalised. */
export type Phrases<Meaning extends string> = Record<Meaning, string[]>;

type Entry<Meaning> = { meaning: Meaning; phrase: string };

/** Every phrase with what it means, the longest first. */
export const longestFirst = <Meaning extends string>(phrases: Phrases<Meaning>): Entry<Meaning>[] =>
  (Object.entries(phrases) as [Meaning, string[]][])
    .flatMap(([meaning, said]) => said.map((phrase) => ({ meaning, phrase })))
    .sort((a, b) => b.phrase.length - a.phrase.length);

/** Where the phrases that begin with a word stand in their list. */
type Places = Map<string, number[]>;

const known = new WeakMap<object, Places>();

/** Of some thousand phrases only those are looked for whose first word a text has, so each list is sorted by it once. */
function placesOf(phrases: Entry<string>[]): Places {
  const places = known.get(phrases) ?? Map.groupBy(phrases.keys(), (at) => phrases[at]!.phrase.split(' ', 1)[0]!);
  known.set(phrases, places);
  return places;
}

/** A phrase that stands in a text: the words before it and after it, as far as no longer phrase took them. */
export type Said<Meaning> = { meaning: Meaning; before: string; after: string };

/**
 * Every phrase that stands in a normalised text, each time it does: the longest takes its words, so "muaro jambi" does not also say
 * "jambi". `phrases` as `longestFirst` gives them.
 */
export function saidIn<Meaning extends string>(text: string, phrases: Entry<Meaning>[]): Said<Meaning>[] {
  const said: Said<Meaning>[] = [];
  const places = placesOf(phrases);
  const possible = [...new Set(text.split(' '))].flatMap((word) => places.get(word) ?? []).sort((a, b) => a - b);
  let left = ` ${text} `;
  for (const { meaning, phrase } of possible.map((at) => phrases[at]!)) {
    const wanted = ` ${phrase} `;
    for (let at = left.indexOf(wanted); at >= 0; at = left.indexOf(wanted)) {
      const [before, after] = [left.slice(0, at), left.slice(at + wanted.length)];
      said.push({ meaning, before, after });
      left = `${before} | ${after}`;
    }
  }
  return said;
}

/** What a normalised text mentions, each once, by the longest phrase first. */
export const meaningsIn = <Meaning extends string>(text: string, phrases: Entry<Meaning>[]): Meaning[] => [
  ...new Set(saidIn(text, phrases).map(({ meaning }) => meaning)),
];
