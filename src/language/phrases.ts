/** Words for one meaning each: a meaning, and how people say it, normalised. */
export type Phrases<Meaning extends string> = Record<Meaning, string[]>;

type Entry<Meaning> = { meaning: Meaning; phrase: string };

/** Every phrase with what it means, the longest first. */
export const longestFirst = <Meaning extends string>(phrases: Phrases<Meaning>): Entry<Meaning>[] =>
  (Object.entries(phrases) as [Meaning, string[]][])
    .flatMap(([meaning, said]) => said.map((phrase) => ({ meaning, phrase })))
    .sort((a, b) => b.phrase.length - a.phrase.length);

/**
 * What a normalised text mentions, each once: the longest phrase takes its words, so "muaro jambi" does not also say "jambi".
 * `phrases` as `longestFirst` gives them.
 */
export function meaningsIn<Meaning extends string>(text: string, phrases: Entry<Meaning>[]): Meaning[] {
  const heard = new Set<Meaning>();
  let left = ` ${text} `;
  for (const { meaning, phrase } of phrases) {
    if (!left.includes(` ${phrase} `)) continue;
    heard.add(meaning);
    left = left.replaceAll(` ${phrase} `, ' | ');
  }
  return [...heard];
}
