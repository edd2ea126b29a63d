import idWords from '../../../locales/id/words.json' with { type: 'json' };
import { addDays, addMonths, type Day, day } from '../../domain/day.ts';
import { fromLocale } from '../locale.ts';
import { mentions, normalise } from '../normalise.ts';

const words = fromLocale('words', idWords);

const numbers: Record<string, number> = words.numbers;
const NUMBER = `(\\d{1,4}|${Object.keys(numbers).join('|')})`;
const COUNTED = new RegExp(`(?:^| )(?<!(?:puluh|belas|ratus) )${NUMBER} ?(hari|minggu|bulan)(?= |$)`);

const count = (word: string): number => numbers[word] ?? Number(word);

/** The day of these numbers, of a year with two or four digits; undefined when it does not exist. */
export const realDay = (year: number, month: number, date: number): Day | undefined => {
  const full = year < 100 ? 2000 + year : year;
  const text = `${full}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return day.safeParse(text).data;
};

/** The next time this month and date come, today included. */
export const coming = (month: number, date: number, today: Day): Day | undefined => {
  const year = Number(today.slice(0, 4));
  const here = realDay(year, month, date);
  return here && here < today ? realDay(year + 1, month, date) : here;
};

/** 2026-11-25 anywhere in a normalised text. */
export const iso = (text: string) => {
  const found = /(?:^| )(\d{4})-(\d{1,2})-(\d{1,2})(?= |$)/.exec(text);
  return found && realDay(Number(found[1]), Number(found[2]), Number(found[3]));
};

/** 25/11/26, 25-11-2026 and 25.11.2026 anywhere in a normalised text. */
export const slashed = (text: string) => {
  const found = /(?:^| )(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?= |$)/.exec(text);
  return found && realDay(Number(found[3]), Number(found[2]), Number(found[1]));
};

const named = (text: string, today: Day) => {
  const found = /(?:^| )(\d{1,2}) ([a-z]+)(?: (\d{4}|\d{2}))?(?= |$)/.exec(text);
  const month = words.months.findIndex((names) => names.includes(found?.[2] ?? '')) + 1;
  if (!found || month === 0) return undefined;
  return found[3] ? realDay(Number(found[3]), month, Number(found[1])) : coming(month, Number(found[1]), today);
};

const counted = (text: string, today: Day) => {
  const found = COUNTED.exec(text);
  if (!found) return undefined;
  const many = count(found[1]!);
  return found[2] === 'bulan' ? addMonths(today, many) : addDays(today, many * (found[2] === 'minggu' ? 7 : 1));
};

const spoken = (text: string, today: Day) => {
  const word = Object.entries(words.days).find(([name]) => mentions(text, name));
  if (word) return addDays(today, word[1]);
  if (mentions(text, 'minggu depan')) return addDays(today, 7);
  if (mentions(text, 'bulan depan')) return addMonths(today, 1);
  return undefined;
};

const weekday = (text: string, today: Day) => {
  const wanted = words.weekdays.findIndex((name) => mentions(text, name));
  if (wanted < 0) return undefined;
  const now = new Date(`${today}T00:00:00Z`).getUTCDay();
  return addDays(today, (wanted - now + 7) % 7 || 7);
};

/**
 * The day that a text names, seen from `today`: 2026-11-25, 25/11/26, 25 November, 7 hari lagi, besok, bulan depan, Senin.
 * Undefined when it names none, or one that does not exist.
 */
export function hearDay(text: string, today: Day): Day | undefined {
  const heard = normalise(text);
  const ways = [iso, slashed, named, counted, spoken, weekday];
  for (const way of ways) {
    const found = way(heard, today);
    if (found) return found;
  }
  return undefined;
}
