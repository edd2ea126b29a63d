import idPast from '../../../locales/id/words-past.json' with { type: 'json' };
import idWords from '../../../locales/id/words-said.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { mentions } from '../normalise.ts';
import { monthOf } from './hear-past-day.ts';

const words = fromLocale('words-said', idWords);
const past = fromLocale('words-past', idPast);

const any = (list: string[]): string => `(?:${list.join('|')})`;
const UNITS = Object.keys(past.units).filter((unit) => past.units[unit as keyof typeof past.units] === 'month');
/** "2 bulan lalu", "sebulan yang lalu": nobody counts months by the day. */
const MONTHS_AGO = new RegExp(
  `(?:^| )(?:sebulan|\\S+ ?${any(UNITS)}|setahun|\\S+ (?:tahun|thn|taun))(?: ${any(past.that)})? ${any(words.ago)}(?= |$)`,
);
/** 12/8, 12-8-2026, 12.8.26, "tanggal 12". */
const WRITTEN = new RegExp(`(?:^| )(?:\\d{1,4}[/.-]\\d{1,2}(?:[/.-]\\d{2,4})?|${any(past.date)} \\d{1,2})(?= |$)`);

const isDated = (text: string): boolean =>
  WRITTEN.test(text) || [...text.matchAll(/(?<=^| )\d{1,2} (\p{L}+)/gu)].some(([, word]) => monthOf(word!) > 0);

/**
 * Whether a normalised text names its day only roughly: "bulan lalu", "minggu kemarin", "sekitar tanggal 5", "2 bulan lalu". Such a day
 * is asked for, since limits are counted from it.
 */
export function isRoughDay(text: string): boolean {
  if (words.roughly.some((phrase) => mentions(text, phrase))) return true;
  const wide = [...past.lastMonth, ...past.lastWeek].some((phrase) => mentions(text, phrase));
  return !isDated(text) && (wide || MONTHS_AGO.test(text));
}

/** Whether a normalised text speaks of what is to come: "besok", "7 hari lagi", "Senin depan". */
export const speaksAhead = (text: string): boolean =>
  [...past.future, ...words.ahead].some((phrase) => mentions(text, phrase));
