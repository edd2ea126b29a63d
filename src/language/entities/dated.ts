import idTable from '../../../locales/id/words-told-day.json' with { type: 'json' };
import { addMonths, type Day } from '../../domain/day.ts';
import { coming, realDay } from '../hearing/hear-day.ts';
import { type NumberRun, whole } from '../hearing/hear-number.ts';
import { lastTime, monthOf } from '../hearing/hear-past-day.ts';
import { fromLocale } from '../locale.ts';
import { type DayWords, isAhead, UNITS, type Way } from './day-words.ts';

const table = fromLocale('words-told-day', idTable);

/** Where the words behind a day that only say when ("17 Agustus kemarin", "Jumat yang lalu") end. */
export function past(words: string[], end: number): number {
  const at = words[end] === 'yang' ? end + 1 : end;
  return [...table.behindPast, ...table.behindFuture].includes(words[at] ?? '') ? at + 1 : end;
}

/** 2026-08-17, 17-8-26. */
export const inFull: Way = ({ words, full }, at) =>
  words[at]!.startsWith('§') ? { on: full[Number(words[at]!.slice(1))], end: at + 1 } : undefined;

/** 17/8, but no house number. */
export const short: Way = (told, at) => {
  const [, date, month] = /^(\d{1,2})\/(\d{1,2})$/.exec(told.words[at]!) ?? [];
  if (!month || ['rt', 'rw', 'no', 'nomor', 'sk'].includes(told.words[at - 1] ?? '')) return undefined;
  return { on: yearless(told, Number(month), Number(date), at, at + 1), end: past(told.words, at + 1) };
};

/** The last time or the next that this month and date come. */
function yearless(told: DayWords, month: number, date: number, start: number, end: number): Day | undefined {
  if (isAhead(told, start, end)) return coming(month, date, told.today);
  const on = lastTime(month, date, told.today);
  return on === 'unclear' ? undefined : on;
}

const isYear = ({ words, value = 0 }: NumberRun): boolean =>
  (value >= 1900 && value < 2100) || /^\d\d$/.test(words.join());

/** The year behind a month: "2025", "tahun lalu"; undefined for none, with where it ends. */
function yearAt({ words, numberAt, today }: DayWords, at: number): { year?: number; end: number } {
  const from = words[at] === 'tahun' ? at + 1 : at;
  const run = numberAt.get(from);
  if (run?.value && isYear(run) && !UNITS.has(words[run.end] ?? '')) return { year: run.value, end: run.end };
  const isLast = words[at] === 'tahun' && table.ago.includes(words[at + 1] ?? '');
  return isLast ? { year: Number(today.slice(0, 4)) - 1, end: at + 2 } : { end: at };
}

/** The month behind a date, by name or, after "tanggal 5 bulan", by number. */
function monthBehind({ words, numberAt }: DayWords, start: number, end: number): { month: number; end: number } {
  const isNumbered = words[end] === 'bulan' && words[start - 1] === 'tanggal';
  const run = isNumbered ? numberAt.get(end + 1) : undefined;
  return run ? { month: whole(run.value) ?? 0, end: run.end } : { month: monthOf(words[end] ?? ''), end: end + 1 };
}

/** 12 Agustus (2025), tanggal 5 bulan 8: the number of a date, then a month. */
export const withMonth: Way = (told, at) => {
  const run = told.numberAt.get(at);
  const date = run && whole(run.value);
  if (!run || !date || date > 31) return undefined;
  const { month, end: behind } = monthBehind(told, at, run.end);
  if (month < 1 || month > 12) return undefined;
  const { year, end } = yearAt(told, behind);
  const on = year ? realDay(year, month, date) : yearless(told, month, date, at, end);
  return { on, end: past(told.words, end) };
};

/** The months from today's in which a "tanggal 5" may be: the one said, else the nearest that fit. */
function monthsAway(told: DayWords, start: number, end: number): { away: number[]; end: number } {
  if (told.words[end] !== 'bulan') return { away: isAhead(told, start, end) ? [0, 1, 2] : [0, -1, -2], end };
  const at = told.words[end + 1] === 'yang' ? end + 2 : end + 1;
  const word = told.words[at] ?? '';
  if (table.ahead.includes(word)) return { away: [1], end: at + 1 };
  if (table.ago.includes(word)) return { away: [-1], end: at + 1 };
  return { away: [0], end: word === 'ini' ? at + 1 : end };
}

/** Tanggal 5 (bulan lalu, bulan depan), Desember tanggal 5. */
export const ofMonth: Way = (told, at) => {
  const run = told.words[at] === 'tanggal' ? told.numberAt.get(at + 1) : undefined;
  const date = run && whole(run.value);
  if (!run || date === undefined) return undefined;
  if (withMonth(told, at + 1)) return withMonth(told, at + 1);
  const month = monthOf(told.words[at - 1] ?? '');
  if (month) return { on: yearless(told, month, date, at, run.end), end: past(told.words, run.end) };
  const { away, end } = monthsAway(told, at, run.end);
  const first = `${told.today.slice(0, 7)}-01` as Day;
  const days = away.map((months) => {
    const from = addMonths(first, months);
    return realDay(Number(from.slice(0, 4)), Number(from.slice(5, 7)), date);
  });
  const isWide = away.length > 1;
  const fits = (on: Day | undefined) => on && (!isWide || (away[1]! > 0 ? on >= told.today : on <= told.today));
  return { on: days.find(fits), end: past(told.words, end) };
};
