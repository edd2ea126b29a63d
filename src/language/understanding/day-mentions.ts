import usual from '../../../locales/id/words.json' with { type: 'json' };
import numbers from '../../../locales/id/words-number.json' with { type: 'json' };
import table from '../../../locales/id/words-told-day.json' with { type: 'json' };
import { addDays, addMonths, type Day } from '../../domain/day.ts';
import { coming, realDay } from '../hear-day.ts';
import { whole } from '../hear-number.ts';
import { lastTime, monthOf } from '../hear-past-day.ts';
import { type DayWords, daysAway, isAhead } from './day-words.ts';
import { isEvent } from './told.ts';

/** A day that a message names, from which word to before which; without `on` nobody can tell which day is meant. */
export type DayMention = { on: Day | undefined; start: number; end: number };

type Way = (told: DayWords, at: number) => Omit<DayMention, 'start'> | undefined;

const UNITS = new Set(['hari', 'minggu', 'bulan', 'tahun']);
const MOST = 1_000;

const named = new Map<string, [string[], number][]>();
for (const [phrase, days] of Object.entries(table.days)) {
  const [first = '', ...rest] = phrase.split(' ');
  named.set(
    first,
    [...(named.get(first) ?? []), [rest, days] as [string[], number]].sort(([a], [b]) => b.length - a.length),
  );
}

const isJoined = (word: string | undefined): boolean => numbers.between.includes(word ?? '');

/** Where the words behind a day that only say when ("17 Agustus kemarin", "Jumat yang lalu") end. */
function past(words: string[], end: number): number {
  const at = words[end] === 'yang' ? end + 1 : end;
  return [...table.behindPast, ...table.behindFuture].includes(words[at] ?? '') ? at + 1 : end;
}

/** 2026-08-17, 17-8-26. */
const inFull: Way = ({ words, full }, at) =>
  words[at]!.startsWith('§') ? { on: full[Number(words[at]!.slice(1))], end: at + 1 } : undefined;

/** 17/8, but no house number or half. */
const short: Way = (told, at) => {
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

/** The year behind a month: "2025", "tahun lalu"; undefined for none, with where it ends. */
function yearAt({ words, numberAt, today }: DayWords, at: number): { year?: number; end: number } {
  const from = words[at] === 'tahun' ? at + 1 : at;
  const run = numberAt.get(from);
  const year = run?.value;
  if (run && year && (year >= 1900 ? year < 2100 : /^\d\d$/.test(run.words.join())) && !UNITS.has(words[run.end] ?? ''))
    return { year, end: run.end };
  const said = words[at] === 'tahun' && table.ago.includes(words[from === at ? at + 1 : from] ?? '');
  return said ? { year: Number(today.slice(0, 4)) - 1, end: at + 2 } : { end: at };
}

/** 12 Agustus (2025), tanggal 5 bulan 8: the run of a date, then a month. */
const withMonth: Way = (told, at) => {
  const run = told.numberAt.get(at);
  const date = run && whole(run.value);
  if (!run || !date || date > 31) return undefined;
  const isNumbered = told.words[run.end] === 'bulan' && told.words[at - 1] === 'tanggal';
  const next = isNumbered ? told.numberAt.get(run.end + 1) : undefined;
  const month = next ? (whole(next.value) ?? 0) : monthOf(told.words[run.end] ?? '');
  if (month < 1 || month > 12) return undefined;
  const behind = next ? next.end : run.end + 1;
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

/** Tanggal 5 (bulan lalu, bulan depan). */
const ofMonth: Way = (told, at) => {
  const run = told.words[at] === 'tanggal' ? told.numberAt.get(at + 1) : undefined;
  const date = run && whole(run.value);
  if (!run || date === undefined) return undefined;
  if (withMonth(told, at + 1)) return withMonth(told, at + 1);
  const { away, end } = monthsAway(told, at, run.end);
  const first = `${told.today.slice(0, 7)}-01` as Day;
  const days = away.map((months) => {
    const month = addMonths(first, months);
    return realDay(Number(month.slice(0, 4)), Number(month.slice(5, 7)), date);
  });
  const isWide = away.length > 1;
  const fits = (on: Day | undefined) => on && (!isWide || (away[1]! > 0 ? on >= told.today : on <= told.today));
  return { on: days.find(fits), end: past(told.words, end) };
};

/** "meninggal sudah 3 hari", "lah tigo hari meninggal": since an event, not "sudah 3 bulan nunggak". */
const isSince = (words: string[], start: number, end: number): boolean =>
  table.since.includes(words[start - 1] ?? '') && (isEvent(words[end]) || isEvent(words[start - 2]));

/** 3 hari lalu, 2 minggu lagi, sudah 3 hari (with the death): how many, of what, and which way. */
const counted: Way = ({ words, numberAt, today }, at) => {
  const run = numberAt.get(at);
  const unit = run && words[run.end];
  if (!run || !unit || !UNITS.has(unit)) return undefined;
  const behind = ['yang', 'ke'].includes(words[run.end + 1] ?? '') ? run.end + 2 : run.end + 1;
  const isOver = table.ago.includes(words[behind] ?? '') || isSince(words, at, run.end + 1);
  const way = isOver ? -1 : table.ahead.includes(words[behind] ?? '') ? 1 : 0;
  const many = whole(run.value);
  if (!way || many === undefined || many > MOST) return undefined;
  const isRange = isJoined(words[at - 1]) && /\d/.test(words[at - 2] ?? '');
  return {
    on: isRange ? undefined : daysAway(today, way * many, unit),
    end: table.since.includes(words[at - 1] ?? '') ? run.end + 1 : behind + 1,
  };
};

/** Minggu lalu, bulan depan: a week or a month from today; "tahun lalu" is no day. */
const wide: Way = ({ words, today }, at) => {
  const unit = words[at]!;
  if (unit !== 'minggu' && unit !== 'bulan') return undefined;
  const behind = words[at + 1] === 'yang' ? at + 2 : at + 1;
  const way = table.ago.includes(words[behind] ?? '') ? -1 : words[behind] === 'depan' ? 1 : 0;
  return way ? { on: daysAway(today, way, unit), end: behind + 1 } : undefined;
};

const isEach = (word: string | undefined): boolean => table.each.includes(word ?? '');

/** Senin, the last or the next; of "Senin minggu lalu" and "Senin sampai Jumat" nobody can tell. */
const weekday: Way = (told, at) => {
  const { words, today } = told;
  const from = words[at] === 'hari' ? at + 1 : at;
  const wanted = usual.weekdays.indexOf(words[from] ?? '');
  if (wanted < 0 || (wanted === 0 && from === at)) return undefined;
  const isRange = isJoined(words[from + 1]) && usual.weekdays.includes(words[from + 2] ?? '');
  if (isRange) return { on: undefined, end: from + 3 };
  if (wide(told, from + 1)) return { on: undefined, end: wide(told, from + 1)!.end };
  const ahead = isAhead(told, at, from + 1);
  if (isEach(words[at - 1]) && !ahead) return { on: undefined, end: from + 1 };
  const away = (wanted - new Date(`${today}T00:00:00Z`).getUTCDay() + 7) % 7 || 7;
  return { on: addDays(today, ahead ? away : away === 7 ? -7 : away - 7), end: past(words, from + 1) };
};

/** Kemarin, tadi pagi, besok; not "puasa kemarin" or "yang tadi". */
const spoken: Way = ({ words, today }, at) => {
  const [rest, days] =
    named.get(words[at]!)?.find(([more]) => more.every((word, by) => words[at + 1 + by] === word)) ?? [];
  if (!rest || days === undefined) return undefined;
  const isOf = days <= 0 && (table.notBefore.includes(words[at - 1] ?? '') || monthOf(words[at - 1] ?? '') > 0);
  return { on: isOf ? undefined : addDays(today, days), end: at + 1 + rest.length };
};

const ways: Way[] = [inFull, short, ofMonth, withMonth, counted, weekday, spoken, wide];

/** The days that a message names, in order. */
export function dayMentions(told: DayWords): DayMention[] {
  const mentions: DayMention[] = [];
  for (let at = 0; at < told.words.length; at++) {
    for (const way of ways) {
      const found = way(told, at);
      if (!found) continue;
      mentions.push({ ...found, start: at });
      at = found.end - 1;
      break;
    }
  }
  return mentions;
}
