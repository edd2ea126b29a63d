import idTable from '../../../locales/id/words-number.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';

const table = fromLocale('words-number', idTable);

/** A map and no object, in which people's "constructor" would be a word. */
const means = new Map(Object.entries(table.means));
const SCALES: [string, number][] = [
  ['miliar', 1e9],
  ['juta', 1e6],
  ['ribu', 1e3],
  ['ratus', 100],
  ['puluh', 10],
];
const PARTS = new Set([...SCALES.map(([name]) => name), 'belas', 'setengah']);

/** Digits, letters and the marks of ranges apart. */
const apart = (words: string): string =>
  words
    .replace(/-(?<=\p{L}-)an(?!\p{L})/gu, '')
    .replace(/\d(?<=\p{L}\d)/gu, ' $&')
    .replace(/\d(?=\p{L})/gu, '$& ')
    .replace(/[-–—](?=\d)|[-–—](?<=\d ?[-–—])/gu, ' $& ')
    .replace(/s\/d(?<=(?:^| )s\/d)(?= |$)/gu, 'sampai')
    .replace(/\/(?=\p{L})/gu, ' per ');

/** Words of a normalised text, in one spelling each: "2jt500" is 2 juta 500, "duo belas rb" is 2 belas ribu, "100rb/hari" is 100 ribu per hari. */
export const numberWords = (words: string, more: Record<string, string> = {}): string[] =>
  (/[\d/–—-]/.test(words) ? apart(words) : words)
    .split(/\s+/)
    .flatMap((word) => (Object.hasOwn(more, word) ? more[word]! : means.get(word))?.split(' ') ?? word)
    .filter(Boolean);

/** Digits as people write them: 1000000, 1.000.000, 1,000,000, 1,5 and 1.5. Three signs after one dot are thousands. */
function numeral(word: string): number | undefined {
  if (/^\d{1,12}$/.test(word)) return Number(word);
  if (/^[1-9]\d{0,2}(\.\d{3})+(,00?)?$/.test(word)) return Number(word.replace(/,.*/, '').replaceAll('.', ''));
  if (/^[1-9]\d{0,2}(,\d{3}){2,}$/.test(word)) return Number(word.replaceAll(',', ''));
  if (/^\d{1,4}([.]\d{1,2}|,\d{1,3})$/.test(word)) return Number(word.replace(',', '.'));
  return undefined;
}

const isNumberWord = (word: string): boolean => /^\d[\d.,]*$/.test(word) || PARTS.has(word);

/** What stands after a scale: "2 juta 500" and "2 juta 5 ratus" mean thousands, "1 juta 50" nobody can tell. */
function rest(words: string[], size: number): number | undefined {
  if (words.length === 0) return 0;
  if (words.join() === 'setengah') return size >= 1000 ? size / 2 : undefined;
  const more = worth(words);
  if (more === undefined || more >= size) return undefined;
  if (size < 1e6 || more >= 1000) return more;
  return more >= 100 ? (more * size) / 1000 : undefined;
}

/** How many of a scale people say, at most: "1500rb", but not "1500 juta", which may be 1,5 or 1.500. */
const below = (size: number): number => (size === 1000 ? 10_000 : size > 1000 ? 1_000 : 10);

function scaled(before: string[], size: number, after: string[]): number | undefined {
  const many = worth(before);
  const more = rest(after, size);
  if (many === undefined || more === undefined || many === 0 || many >= below(size)) return undefined;
  return many * size + more;
}

/** The number that words of one spelling make together; undefined when they make none ("1 2", "juta"). */
export function worth(words: string[]): number | undefined {
  for (const [name, size] of SCALES) {
    const at = words.indexOf(name);
    if (at >= 0) return scaled(words.slice(0, at), size, words.slice(at + 1));
  }
  const [first = '', second] = words;
  if (words.length === 1) return first === 'setengah' ? 0.5 : numeral(first);
  const value = words.length === 2 ? numeral(first) : undefined;
  if (value === undefined) return undefined;
  if (second === 'setengah') return value + 0.5;
  return second === 'belas' && value >= 1 && value <= 9 ? value + 10 : undefined;
}

/** A number in a text: its words, its value if they make one, and from where to where it stands (`end` is after it). */
export type NumberRun = { words: string[]; value: number | undefined; start: number; end: number };

/** The numbers among words of one spelling, in order. */
export function numbersIn(words: string[]): NumberRun[] {
  const runs: NumberRun[] = [];
  words.forEach((word, at) => {
    if (!isNumberWord(word)) return;
    const last = runs.at(-1);
    if (last?.end === at) Object.assign(last, { words: [...last.words, word], end: at + 1 });
    else runs.push({ words: [word], value: undefined, start: at, end: at + 1 });
  });
  return runs.map((run) => ({ ...run, value: worth(run.words) }));
}

/** Whether two numbers stand side by side as ends of a range, or as times and sum: "1-2 juta", "2 x 500 ribu", "1 atau 2". */
export const areJoined = (words: string[], runs: NumberRun[]): boolean =>
  runs.some(({ end }, at) => runs[at + 1]?.start === end + 1 && table.between.includes(words[end]!));

/** A number without a part, or undefined: 1.15 million is whole although 1.15 × 1,000,000 is not in floating point. */
export const whole = (value: number | undefined): number | undefined =>
  value !== undefined && Math.abs(value - Math.round(value)) < 1e-6 ? Math.round(value) : undefined;
