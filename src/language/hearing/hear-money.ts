import idTable from '../../../locales/id/words-number.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { mentions } from '../normalise.ts';
import { areJoined, type NumberRun, numbersIn, numberWords, whole } from './hear-number.ts';

const table = fromLocale('words-number', idTable);

const periods = ['day', 'week', 'month', 'year'] as const;
type Period = (typeof periods)[number];

/** Whole rupiah, and for how long a time where that was said. Without `per` the one who asked decides what is meant. */
export type Money = { amount: number; per?: Period };

const { rupiah, per } = table;
const BARE_AT_LEAST = 10_000;

const isMarked = (words: string[], { start, end }: NumberRun): boolean =>
  rupiah.before.includes(words[start - 1] ?? '') || rupiah.after.includes(words[end] ?? '');

/** Whether a number is a sum. Digits alone are a sum from Rp10.000 on and up to ten digits: a longer one is a phone, KPJ or NIK. */
export const isSum = (words: string[], run: NumberRun): boolean =>
  run.words.some((word) => ['ribu', 'juta', 'miliar'].includes(word)) ||
  isMarked(words, run) ||
  (/^[1-9][\d.,]{4,12}$/.test(run.words.join(' ')) &&
    String(run.value).length <= 10 &&
    (run.value ?? 0) >= BARE_AT_LEAST);

/** "750,000" as English writes it: no rupiah has three places behind a comma. */
const grouped = (word: string): string => (/^[1-9]\d{0,2},\d{3}$/.test(word) ? word.replace(',', '.') : word);

const isScale = (word: string | undefined): boolean => ['ribu', 'juta', 'miliar'].includes(word ?? '');

/** Words of one spelling, in which 750,000 is what English means by it. */
export const moneyWords = (words: string): string[] =>
  numberWords(words).map((word, at, all) => (isScale(all[at + 1]) ? word : grouped(word)));

/** The period that begins at a word: "sehari", "per hari", "tiap bulan"; `unknown` for a trip or an hour. */
function periodAt(words: string[], at: number): Period | 'unknown' | undefined {
  const [word = '', next = ''] = words.slice(at);
  const alone = periods.find((period) => per.alone[period].includes(word));
  if (alone) return alone;
  if (per.unknown.includes(word)) return 'unknown';
  if (!per.each.includes(word)) return undefined;
  return periods.find((period) => per[period].includes(next)) ?? (word === 'per' ? 'unknown' : undefined);
}

/** The one right after the sum, else the first of the text. */
const periodOf = (words: string[], after: number): Period | 'unknown' | undefined => {
  const behind = rupiah.after.includes(words[after] ?? '') ? after + 1 : after;
  return periodAt(words, behind) ?? words.map((_, at) => periodAt(words, at)).find(Boolean);
};

const isBounded = (text: string): boolean => [...table.under, ...table.over].some((phrase) => mentions(text, phrase));

/**
 * The sum that a normalised text (`heard.words`) names: 1,5 jt · satu setengah juta · 750rb · 2jt500 · Rp 2.500.000,- · 100rb sehari.
 * Undefined when it names none, several, a range, a bound ("kurang dari 1 juta"), a pay by the trip or hour, or only a small number.
 */
export function hearMoney(words: string): Money | undefined {
  const spoken = moneyWords(words);
  const runs = numbersIn(spoken);
  const sums = runs.filter((run) => isSum(spoken, run));
  const amount = whole(sums[0]?.value);
  const isOne = sums.every(({ value }) => value === sums[0]?.value);
  if (!amount || !isOne || areJoined(spoken, runs) || isBounded(words)) return undefined;
  const period = periodOf(spoken, sums[0]!.end);
  if (period === 'unknown') return undefined;
  return { amount, ...(period && { per: period }) };
}
