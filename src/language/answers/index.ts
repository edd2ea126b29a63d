import MiniSearch from 'minisearch';
import { plainWords } from '../understanding/plain.ts';
import { type Answer, type AnswerId, answers } from './answers.ts';
import { termsOf } from './terms.ts';

/** One answer as it is searched: terms as `termsOf` gives them, a space between. */
type Row = { id: AnswerId; asks: string; says: string };

/** A word that stands in more of what we say is no sign of one answer. */
const SAID_IN_MOST = 20;

/** Of a shorter word another letter makes another word. */
const LEAST_LETTERS = 5;

const termsAsked = ({ asks }: Answer): string[] => termsOf(plainWords(asks.join(' ? ')));

/** What we say is printed Indonesian already. */
const termsSaid = ({ says }: Answer): string[] => {
  const text = says.replaceAll(/\{\{.*?\}\}/g, ' ').toLowerCase();
  return termsOf(text.match(/\p{L}+/gu) ?? []);
};

/** In how many rows each term stands. */
function countOf(rows: string[][]): Map<string, number> {
  const count = new Map<string, number>();
  for (const terms of rows) for (const term of new Set(terms)) count.set(term, (count.get(term) ?? 0) + 1);
  return count;
}

const isMisspelt = (known: Map<string, number>) => (term: string) => !known.has(term) && term.length >= LEAST_LETTERS;

/** A term that is not known is also looked for by its beginning and with a letter wrong. */
function searchOver(rows: Row[], known: Map<string, number>): MiniSearch<Row> {
  const search = new MiniSearch<Row>({
    fields: ['asks', 'says'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: { boost: { asks: 3 }, prefix: isMisspelt(known), fuzzy: isMisspelt(known), maxFuzzy: 1 },
  });
  search.addAll(rows);
  return search;
}

/** The answers made ready to be searched, and how much a term tells of which is meant: the rarer, the more (as in BM25). */
export type Index = { search: MiniSearch<Row>; weightOf(term: string): number; knows(term: string): boolean };

/** BM25's weight of a term that stands in so many of all. */
const rarity = (all: number, many = 0): number => Math.log(1 + (all - many + 0.5) / (many + 0.5));

/** Reads every answer once. */
export function indexed(): Index {
  const read = [...answers].map(([id, answer]) => ({ id, asks: termsAsked(answer), says: termsSaid(answer) }));
  const known = countOf(read.map(({ asks, says }) => [...asks, ...says]));
  const saidIn = countOf(read.map(({ says }) => says));
  const rows = read.map(({ id, asks, says }) => ({
    id,
    asks: asks.join(' '),
    says: says.filter((term) => saidIn.get(term)! <= SAID_IN_MOST).join(' '),
  }));
  return {
    search: searchOver(rows, known),
    weightOf: (term) => rarity(rows.length, known.get(term)),
    knows: (term) => known.has(term),
  };
}
