import idWords from '../../../locales/id/words.json' with { type: 'json' };
import idPast from '../../../locales/id/words-past.json' with { type: 'json' };
import { addDays, addMonths, type Day } from '../../domain/day.ts';
import { fromLocale } from '../locale.ts';
import { mentions, normalise } from '../normalise.ts';
import { iso, realDay, slashed } from './hear-day.ts';
import { areJoined, type NumberRun, numbersIn, numberWords, whole } from './hear-number.ts';

const words = fromLocale('words', idWords);
const past = fromLocale('words-past', idPast);

/** A way of naming a day: the day, `unclear` when it names one that nobody can tell, undefined when it was not used. */
type Way = (text: string, today: Day) => Day | 'unclear' | undefined;

const units: Record<string, string> = past.units;
const MOST = 1_000;
const longest = Object.entries(past.days).sort(([a], [b]) => b.length - a.length);

const says = (text: string, phrases: string[]): boolean => phrases.some((phrase) => mentions(text, phrase));
const yearOf = (on: Day): number => Number(on.slice(0, 4));

/** The last time this month and date came, today included; 29 February up to eight years back. */
export function lastTime(month: number, date: number, today: Day): Day | 'unclear' {
  const years = Array.from({ length: 9 }, (_, back) => yearOf(today) - back);
  return years.map((year) => realDay(year, month, date)).find((on) => on !== undefined && on <= today) ?? 'unclear';
}

/** 1 to 12 for the name of a month or its abbreviation; 0 for any other word. */
export const monthOf = (word: string): number => words.months.findIndex((names) => names.includes(word)) + 1;

const named: Way = (text, today) => {
  const all = text.matchAll(/(?<=^| )(\d{1,2}) ([a-z]+)(?: (?:tahun )?(\d{4}|\d{2})(?= |$))?/g);
  const [, date, month, year] = [...all].find(([, , word]) => monthOf(word!) > 0) ?? [];
  if (!month) return undefined;
  const said = year ? Number(year) : says(text, past.lastYear) ? yearOf(today) - 1 : undefined;
  if (said === undefined) return lastTime(monthOf(month), Number(date), today);
  return realDay(said, monthOf(month), Number(date)) ?? 'unclear';
};

const short: Way = (text, today) => {
  const [, date, month] = /(?<=^| )(\d{1,2})\/(\d{1,2})(?= |$)/.exec(text) ?? [];
  return month === undefined ? undefined : lastTime(Number(month), Number(date), today);
};

/** "tanggal 15", the last one gone by, or that of last month. */
const ofMonth: Way = (text, today) => {
  const [, date] = new RegExp(`(?:^| )(?:${past.date.join('|')}) (\\d{1,2})(?= |$)`).exec(text) ?? [];
  if (date === undefined) return undefined;
  const first = (back: number): string => addMonths(`${today.slice(0, 7)}-01` as Day, -back).slice(0, 7);
  const backs = says(text, past.lastMonth) ? [1] : [0, 1, 2];
  const days = backs.map((back) =>
    realDay(Number(first(back).slice(0, 4)), Number(first(back).slice(5)), Number(date)),
  );
  return days.find((on) => on !== undefined && on <= today) ?? 'unclear';
};

/** "3 hari yang lalu", "lah tigo hari": a number with a unit, and a word that says it is over. */
function isOver({ start, end }: NumberRun, spoken: string[]): boolean {
  const behind = past.that.includes(spoken[end + 1] ?? '') ? end + 2 : end + 1;
  return past.ago.includes(spoken[behind] ?? '') || past.since.includes(spoken[start - 1] ?? '');
}

const counted: Way = (text, today) => {
  const spoken = numberWords(text, past.means);
  const runs = numbersIn(spoken);
  const found = runs.find((run) => units[spoken[run.end] ?? ''] && isOver(run, spoken));
  if (!found) return undefined;
  const many = whole(found.value);
  if (many === undefined || many > MOST || areJoined(spoken, runs)) return 'unclear';
  const unit = units[spoken[found.end]!];
  return unit === 'month' ? addMonths(today, -many) : addDays(today, -many * (unit === 'week' ? 7 : 1));
};

const weekdayIn = (text: string): number =>
  text === 'minggu' || mentions(text, 'hari minggu')
    ? 0
    : words.weekdays.findIndex((name, at) => at && mentions(text, name));

/** The last one before today; "Senin minggu lalu" may be either of two. */
const weekday: Way = (text, today) => {
  const wanted = weekdayIn(text);
  if (wanted < 0) return undefined;
  if (wanted > 0 && says(text, past.lastWeek)) return 'unclear';
  const now = new Date(`${today}T00:00:00Z`).getUTCDay();
  return addDays(today, -((now - wanted + 7) % 7 || 7));
};

const wide: Way = (text, today) => {
  if (says(text, past.lastYear)) return 'unclear';
  if (says(text, past.lastMonth)) return addMonths(today, -1);
  return says(text, past.lastWeek) ? addDays(today, -7) : undefined;
};

const spokenDays = (text: string): number | undefined => longest.find(([name]) => mentions(text, name))?.[1];
const ofToday: Way = (text, today) => (spokenDays(text) === 0 ? today : undefined);
const spoken: Way = (text, today) => {
  const days = spokenDays(text);
  return days === undefined ? undefined : addDays(today, days);
};

const dated: Way = (text) => iso(text) ?? slashed(text) ?? undefined;

const ways: Way[] = [dated, named, short, ofMonth, counted, ofToday, weekday, wide, spoken];

/**
 * The day of something that happened, in a text as written or normalised, seen from `today`: 15 Januari (the last one gone by), 15/1/2026,
 * tanggal 15, 3 hari lepas, bulan lalu (a month ago), Senin, kemarin, tadi. Never after today; undefined for "tahun lalu", a range, or none.
 */
export function hearPastDay(text: string, today: Day): Day | undefined {
  const heard = normalise(text);
  if (says(heard, past.future)) return undefined;
  for (const way of ways) {
    const found = way(heard, today);
    if (found) return found === 'unclear' || found > today ? undefined : found;
  }
  return undefined;
}
