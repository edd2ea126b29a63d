import idTable from '../../../locales/id/words-number.json' with { type: 'json' };
import { isSum, moneyWords } from '../hearing/hear-money.ts';
import { type NumberRun, numbersIn, whole } from '../hearing/hear-number.ts';
import { fromLocale } from '../locale.ts';

const table = fromLocale('words-number', idTable);

const wage = new Set(table.money.wage);
const counted = new Set(table.money.counted);
const notBefore = new Set(table.money.notBefore);
/** "2 juta dan 3 anak" is no range. */
const between = new Set(table.between.filter((word) => word !== 'dan'));
const bounds = [...table.under, ...table.over];

/** As many words as may stand between "gaji" and its sum: "gaji saya sebulan cuma 2 juta". */
const WAGE_WORDS = 4;
/** Digits alone from a milliard on are no sum of a worker. */
const MOST_BARE = 1e9;

const isBare = ({ words }: NumberRun): boolean => words.length === 1;

/** Both ends of a range, "2 x 500 ribu", or a sum with a piece of a longer number beside it. */
const isJoined = (spoken: string[], { start, end }: NumberRun): boolean =>
  (between.has(spoken[start - 1] ?? '') && /^\d|puluh|ratus|ribu|juta/.test(spoken[start - 2] ?? '')) ||
  (between.has(spoken[end] ?? '') && /^\d/.test(spoken[end + 1] ?? ''));

const isBounded = (spoken: string[], start: number): boolean => {
  const before = ` ${spoken.slice(Math.max(0, start - 3), start).join(' ')}`.replace(/ rp$/, '');
  return bounds.some((phrase) => before.endsWith(` ${phrase}`));
};

/** "dua ribu dua puluh lima" is a year: no sum is told to the rupiah. */
const isYear = ({ value = 0 }: NumberRun): boolean => value > 1900 && value < 2100 && value % 100 !== 0;

/** O, l and I are digits, as in a NIK. */
const digitsIn = (word: string): string => word.replaceAll('o', '0').replace(/[li]/g, '1').replace(/\D/g, '');

/** The words of a text without the pieces of a NIK or a phone; 1.500.000 beside a phone is none of it. */
const withoutPieces = (text: string, pieces: Set<string>): string =>
  pieces.size === 0
    ? text
    : text
        .split(' ')
        .filter((word) => /^\d{1,3}(?:\.\d{3})+$/.test(word) || !pieces.has(digitsIn(word)))
        .join(' ');

/** A number of a card or a post code, or of people and things. */
const isOther = (spoken: string[], run: NumberRun): boolean =>
  isYear(run) ||
  counted.has(spoken[run.end] ?? '') ||
  (isBare(run) && (notBefore.has(spoken[run.start - 1] ?? '') || (run.value ?? 0) >= MOST_BARE));

const isTold = (spoken: string[], run: NumberRun): boolean =>
  isSum(spoken, run) && !isJoined(spoken, run) && !isOther(spoken, run) && !isBounded(spoken, run.start);

/** "gaji 3 juta potongan 150 ribu": the wage is the first. */
const isWage = (spoken: string[], { start }: NumberRun): boolean => {
  const before = spoken.slice(Math.max(0, start - WAGE_WORDS), start);
  return before
    .slice(before.findLastIndex((word) => /^\d|^(?:ribu|juta)$/.test(word)) + 1)
    .some((word) => wage.has(word));
};

const valuesOf = (runs: NumberRun[]): Set<number | undefined> => new Set(runs.map(({ value }) => value));

/**
 * The sum of money that a normalised text names, in whole rupiah: of several the wage. Undefined for none, a range ("2 sampai 3 juta"), a
 * bound ("di bawah 1 juta"), or a count. `pieces`: digits of longer numbers, which are no sums.
 */
export function amountIn(text: string, pieces: Set<string> = new Set()): number | undefined {
  const spoken = moneyWords(withoutPieces(text, pieces));
  const sums = numbersIn(spoken).filter((run) => run.value !== undefined && isTold(spoken, run));
  const [all, wages] = [sums, sums.filter((run) => isWage(spoken, run))].map(valuesOf);
  const [one] = [wages!, all!].find((values) => values.size === 1) ?? [];
  return whole(one) || undefined;
}
