import idUsual from '../../../locales/id/words.json' with { type: 'json' };
import idNumbers from '../../../locales/id/words-number.json' with { type: 'json' };
import idTable from '../../../locales/id/words-told-day.json' with { type: 'json' };
import { addDays } from '../../domain/day.ts';
import { whole } from '../hearing/hear-number.ts';
import { monthOf } from '../hearing/hear-past-day.ts';
import { fromLocale } from '../locale.ts';
import { inFull, ofMonth, past, short, withMonth } from './dated.ts';
import { type DayMention, type DayWords, daysAway, isAhead, UNITS, type Way } from './day-words.ts';
import { isEvent } from './told.ts';

const numbers = fromLocale('words-number', idNumbers);
const usual = fromLocale('words', idUsual);
const table = fromLocale('words-told-day', idTable);

const MOST = 1_000;

const named = new Map<string, [string[], number][]>();
for (const [phrase, days] of Object.entries(table.days).sort(([a], [b]) => b.length - a.length)) {
  const [first = '', ...rest] = phrase.split(' ');
  named.set(first, [...(named.get(first) ?? []), [rest, days]]);
}

const isJoined = (word: string | undefined): boolean => numbers.between.includes(word ?? '');

/** "meninggal sudah 3 hari", "lah tigo hari meninggal": since an event, not "sudah 3 bulan nunggak". */
const isSince = (words: string[], start: number, end: number): boolean =>
  table.since.includes(words[start - 1] ?? '') && (isEvent(words[end]) || isEvent(words[start - 2]));

/** Whether the words from `at` on say that it is over (-1) or to come (1), and where they end. */
function wayBehind(words: string[], at: number): { way: -1 | 0 | 1; end: number } {
  const behind = words[at] === 'yang' || words[at] === 'ke' ? at + 1 : at;
  const word = words[behind] ?? '';
  return { way: table.ago.includes(word) ? -1 : table.ahead.includes(word) ? 1 : 0, end: behind + 1 };
}

/** 3 hari lalu, 2 minggu lagi, sudah 3 hari (with the death): how many, of what, and which way. */
const counted: Way = ({ words, numberAt, today }, at) => {
  const run = numberAt.get(at);
  const unit = (run && words[run.end]) ?? '';
  const many = whole(run?.value);
  if (!run || !UNITS.has(unit) || many === undefined || many > MOST) return undefined;
  const { way, end } = wayBehind(words, run.end + 1);
  const isRange = isJoined(words[at - 1]) && /\d/.test(words[at - 2] ?? '');
  if (way) return { on: isRange ? undefined : daysAway(today, way * many, unit), end };
  return isSince(words, at, run.end + 1) ? { on: daysAway(today, -many, unit), end: run.end + 1 } : undefined;
};

/** Minggu lalu, bulan depan: a week or a month from today; "tahun lalu" is no day. */
const wide: Way = ({ words, today }, at) => {
  const unit = words[at]!;
  if (unit !== 'minggu' && unit !== 'bulan') return undefined;
  const { way, end } = wayBehind(words, at + 1);
  return way && words[end - 1] !== 'lagi' ? { on: daysAway(today, way, unit), end } : undefined;
};

const weekdayAt = (words: string[], at: number): number => usual.weekdays.indexOf(words[at] ?? '');

/** "Senin sampai Jumat", "Senin minggu lalu", "tiap Senin": where days end of which nobody can tell one. */
function unclearEnd(told: DayWords, start: number, at: number, ahead: boolean): number | undefined {
  const { words } = told;
  if (isJoined(words[at + 1]) && weekdayAt(words, at + 2) >= 0) return at + 3;
  if (table.each.includes(words[start - 1] ?? '') && !ahead) return at + 1;
  return wide(told, at + 1)?.end;
}

/** Senin: the last one gone by, or the next. */
const weekday: Way = (told, at) => {
  const from = told.words[at] === 'hari' ? at + 1 : at;
  const wanted = weekdayAt(told.words, from);
  if (wanted < 0 || (wanted === 0 && from === at)) return undefined;
  const ahead = isAhead(told, at, from + 1);
  const unclear = unclearEnd(told, at, from, ahead);
  if (unclear) return { on: undefined, end: unclear };
  const now = new Date(`${told.today}T00:00:00Z`).getUTCDay();
  const away = ahead ? (wanted - now + 7) % 7 || 7 : -((now - wanted + 7) % 7 || 7);
  return { on: addDays(told.today, away), end: past(told.words, from + 1) };
};

/** Kemarin, tadi pagi, besok; not "puasa kemarin" or "yang tadi". */
const spoken: Way = ({ words, today }, at) => {
  const fits = ([rest]: [string[], number]): boolean => rest.every((word, by) => words[at + 1 + by] === word);
  const [rest, days] = named.get(words[at]!)?.find(fits) ?? [];
  if (!rest || days === undefined) return undefined;
  const before = words[at - 1] ?? '';
  const isOf = days <= 0 && (table.notBefore.includes(before) || monthOf(before) > 0);
  return { on: isOf ? undefined : addDays(today, days), end: at + 1 + rest.length };
};

const ways: Way[] = [inFull, short, ofMonth, withMonth, counted, weekday, spoken, wide];
/** Ways that leave it to us whether a day gone by or one to come is meant. */
const guesses = new Set<Way>([short, ofMonth, withMonth, weekday]);

const asksHours = (words: string[]): boolean => words.some((word) => table.hours.includes(word));

/** The days that a message names, in order. */
export function dayMentions(told: DayWords): DayMention[] {
  const mentions: DayMention[] = [];
  const isHours = asksHours(told.words);
  for (let at = 0; at < told.words.length; at++) {
    for (const way of ways) {
      const found = way(told, at);
      if (!found) continue;
      // Whoever asks when the office is open ("hari Minggu buka dak?") means no day gone by.
      const isPast = isHours && guesses.has(way) && (found.on ?? '') < told.today;
      mentions.push({ ...found, ...(isPast && { on: undefined }), start: at });
      at = found.end - 1;
      break;
    }
  }
  return mentions;
}
