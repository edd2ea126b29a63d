import idWords from '../../../locales/id/words-region.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { longestFirst, meaningsIn } from '../phrases.ts';

const words = fromLocale('words-region', idWords);

/** Kemendagri codes of the regencies and cities of Jambi. */
export type RegencyCode = keyof typeof words.places;

const spellings = new Map(Object.entries(words.spellings));

const phrases = longestFirst<RegencyCode | 'jambi' | 'province' | 'elsewhere'>({
  ...words.places,
  jambi: words.jambi,
  province: words.province,
  elsewhere: words.elsewhere,
});

/** One spelling of what is written in several: muaro and muara, bathin and batin; no dashes, no "kab". */
const oneSpelling = (text: string): string =>
  text
    .replace(/[-/,.]+/g, ' ')
    .split(/\s+/)
    .map((word) => spellings.get(word) ?? word)
    .filter(Boolean)
    .join(' ');

/**
 * The regency or city of Jambi whose name, town or district a normalised text (`heard.words`) mentions, or `elsewhere` for a place of
 * another province. "Jambi" alone is the city; beside another place it is the province. Undefined for none, several, or only the province.
 */
export function hearRegency(words: string): RegencyCode | 'elsewhere' | undefined {
  const heard = meaningsIn(oneSpelling(words), phrases);
  const places = heard.filter((place) => place !== 'jambi' && place !== 'province');
  if (places.length > 1) return undefined;
  if (places[0]) return places[0];
  return heard.includes('jambi') && !heard.includes('province') ? '1571' : undefined;
}

/** The official name of a regency or city by its Kemendagri code ("Kabupaten Bungo", "Kota Jambi"); undefined for another province. */
export const regencyName = (code: string): string | undefined => (words.names as Record<string, string>)[code];
