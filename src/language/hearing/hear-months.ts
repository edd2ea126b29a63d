import idTable from '../../../locales/id/words-number.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { mentions } from '../normalise.ts';
import { isNone, withoutFillers } from './hear-count.ts';
import { areJoined, type NumberRun, numbersIn, numberWords, whole } from './hear-number.ts';

const table = fromLocale('words-number', idTable);

const { length, none, under } = table;
const MOST_MONTHS = 600;
const UNITS: Record<string, number> = { bulan: 1, tahun: 12 };

/** "belum setahun" and "2 tahun kurang 1 bulan" are less than the number says. */
const isLess = (spoken: string[], runs: NumberRun[]): boolean =>
  runs.some(({ start }) => [...none.no, 'kurang'].includes(spoken[start - 1] ?? ''));

/** Months of one number by the unit behind it; "1 tahun setengah" is half a year more. */
function monthsOf(run: NumberRun, spoken: string[]): number | undefined {
  const unit = UNITS[spoken[run.end] ?? ''];
  const before = UNITS[spoken[run.start - 1] ?? ''];
  if (run.words.join() === 'setengah' && !unit && before) return before / 2;
  return unit && run.value !== undefined ? unit * run.value : undefined;
}

const unitsIn = (spoken: string[]): string[] => spoken.filter((word) => UNITS[word]);

/** Every number has its unit and every unit its number, once: "bulan 3", "sejak tahun 2020" and "3 tahun 5" say no length. */
function measured(spoken: string[], runs: NumberRun[]): number | undefined {
  const units = unitsIn(spoken);
  const numbered = runs.filter(({ end }) => UNITS[spoken[end] ?? '']);
  if (numbered.length !== units.length || new Set(units).size !== units.length) return undefined;
  const months = runs.map((run) => monthsOf(run, spoken));
  return months.includes(undefined) ? undefined : months.reduce<number>((sum, one) => sum + one!, 0);
}

/**
 * A length in whole months, 0 to 600, in a normalised text (`heard.words`): 38 bulan · 3 tahun 2 bulan · setengah tahun · satu setengah
 * tahun · baru sebulan · 38 (months) · belum pernah (0). "lebih dari 3 tahun" is the 36 that are sure. Undefined for a range, "kurang
 * dari", part of a month, or a number without a unit among other words.
 */
export function hearMonths(words: string): number | undefined {
  if (isNone(words)) return 0;
  const spoken = numberWords(words, length.means);
  const runs = numbersIn(spoken);
  const isUnclear = areJoined(spoken, runs) || isLess(spoken, runs) || under.some((phrase) => mentions(words, phrase));
  if (runs.length === 0 || isUnclear) return undefined;
  const alone = runs.length === 1 && runs[0]!.words.length === withoutFillers(spoken.join(' ')).split(' ').length;
  const months = whole(unitsIn(spoken).length === 0 && alone ? runs[0]!.value : measured(spoken, runs));
  return months !== undefined && months <= MOST_MONTHS ? months : undefined;
}
