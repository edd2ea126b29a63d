import idTable from '../../../locales/id/words-told-day.json' with { type: 'json' };
import { addDays, addMonths, type Day } from '../../domain/day.ts';
import { iso, slashed } from '../hearing/hear-day.ts';
import { type NumberRun, numbersIn, numberWords } from '../hearing/hear-number.ts';
import { fromLocale } from '../locale.ts';

const table = fromLocale('words-told-day', idTable);

/**
 * A message as days are looked for in it: words of one spelling, where its numbers stand, and the days that were written in full, each
 * a word of its own (`§0` is `full[0]`). `ahead`: it asks to be reminded, so a day without a year is one to come.
 */
export type DayWords = {
  words: string[];
  numberAt: Map<number, NumberRun>;
  full: (Day | undefined)[];
  ahead: boolean;
  today: Day;
};

/** A day that a message names, from which word to before which; without `on` nobody can tell which day is meant. */
export type DayMention = { on: Day | undefined; start: number; end: number };

/** A way of naming a day, read from the word `at`; undefined where it does not stand there. */
export type Way = (told: DayWords, at: number) => Omit<DayMention, 'start'> | undefined;

export const UNITS = new Set(['hari', 'minggu', 'bulan', 'tahun']);

const spellings = new Map(Object.entries(table.spellings));
const reminders = new Set(table.reminder);
const WRITTEN = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/;
const YEARS_AHEAD = 2;

/** A day far ahead is a year of birth with two digits. */
const isNear = (on: Day, today: Day): boolean => on <= addMonths(today, YEARS_AHEAD * 12);

/** Reads a normalised text (parts marked as `withParts` does). */
export function dayWords(text: string, today: Day): DayWords {
  const full: (Day | undefined)[] = [];
  const plain = text.split(' ').map((word) => {
    if (!WRITTEN.test(word)) return spellings.get(word) ?? word;
    const on = iso(word) ?? slashed(word);
    full.push(on && isNear(on, today) ? on : undefined);
    return `§${full.length - 1}`;
  });
  const words = numberWords(plain.join(' '));
  const numberAt = new Map(numbersIn(words).map((run) => [run.start, run]));
  return { words, numberAt, full, ahead: words.some((word) => reminders.has(word)), today };
}

/** Whether a day named from `start` to before `end` is to come, by the words beside it, else by the message. */
export function isAhead({ words, ahead }: DayWords, start: number, end: number): boolean {
  const behind = words.slice(end, end + 3).find((word) => !table.between.includes(word)) ?? '';
  if (table.behindPast.includes(behind)) return false;
  return ahead || table.behindFuture.includes(behind) || table.behindFuture.includes(words[start - 1] ?? '');
}

/** The day `many` units from today, back where it is less than 0. */
export const daysAway = (today: Day, many: number, unit: string): Day => {
  if (unit === 'bulan' || unit === 'tahun') return addMonths(today, many * (unit === 'tahun' ? 12 : 1));
  return addDays(today, many * (unit === 'minggu' ? 7 : 1));
};
