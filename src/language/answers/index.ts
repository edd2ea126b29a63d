import MiniSearch from 'minisearch';
import { plainWords } from '../understanding/plain.ts';
import { type Answer, type AnswerId, answers } from './answers.ts';
import { termsOf } from './terms.ts';

type Row = { id: AnswerId; asks: string[]; says: string[] };

/** A word that stands in more of what we say is no sign of one answer. */
const SAID_IN_MOST = 20;

/** Of a shorter word another letter makes another word. */
const LEAST_LETTERS = 5;

const rowOf = (id: AnswerId, { asks, says }: Answer): Row => ({
  id,
  asks: termsOf(plainWords(asks.join(' ? '))),
  says: termsOf(says.replaceAll(/\{\{.*?\}\}/g, ' ').toLowerCase().match(/\p{L}+/gu) ?? []),
});

/** In how many rows each term stands. */
function countOf(rows: string[][]): Map<string, number> {
  const count = new Map<string, number>();
  for (const terms of rows) for (const term of new Set(terms)) count.set(term, (count.get(term) ?? 0) + 1);
  return count;
}

const isMisspelt = (known: Map<string, number>) => (term: string) => !known.has(term) && term.length >= LEAST_LETTERS;

/** A search over terms as `termsOf` gives them; one that is not known is also looked for by its beginning and with a letter wrong. */
function searchOver(rows: Row[], known: Map<string, number>): MiniSearch<Row> {
  const saidIn = countOf(rows.map(({ says }) => says));
  const search = new MiniSearch<Row>({
    fields: ['asks', 'says'],
    extractField: (row, field) =>
      field === 'says' ? row.says.filter((term) => saidIn.get(term)! <= SAID_IN_MOST).join(' ') : String(row[field as 'id']),
    tokenize: (text) => text.split(/[ ,]/),
    processTerm: (term) => term,
    searchOptions: { boost: { asks: 3 }, prefix: isMisspelt(known), fuzzy: isMisspelt(known), maxFuzzy: 1 },
  });
  search.addAll(rows);
  return search;
}

/** The answers made ready to be searched, and how much a term tells of which is meant: the rarer, the more (as in BM25). */
export type Index = { search: MiniSearch<Row>; weightOf(term: string): number; knows(term: string): boolean };

/** Reads every answer once. */
export function indexed(): Index {
  const rows = [...answers].map(([id, answer]) => rowOf(id, answer));
  const count = countOf(rows.map(({ asks, says }) => [...asks, ...says]));
  return {
    search: searchOver(rows, count),
    weightOf: (term) => Math.log(1 + (rows.length - (count.get(term) ?? 0) + 0.5) / ((count.get(term) ?? 0) + 0.5)),
    knows: (term) => count.has(term),
  };
}
