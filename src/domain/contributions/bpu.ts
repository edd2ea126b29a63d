import type { Day } from '../day.ts';
import { product, share, WHOLE } from '../rounded.ts';
import { type Paying, reliefOf, takenOff } from './relief.ts';
import { type Law, ruleOn, tables, values } from './rules.ts';

const rows = (on: Day) => ruleOn(tables.bpuIncome, on).value;

/** The base that a row of Lampiran II stands for: its contribution is that share of it (PP 44/2015 Pasal 20 ayat (1)). */
const baseOfRow = (contribution: number, on: Day): number =>
  product([contribution, WHOLE], ruleOn(values.bpuJkk, on).value);

const bases = (on: Day): number[] => rows(on).map(({ value }) => baseOfRow(value, on));

export const leastBase = (on: Day): number => bases(on)[0]!;
export const mostBase = (on: Day): number => bases(on).at(-1)!;

/** The base of the next row: bases go up in steps, so a rupiah more buys nothing before the step is paid. */
export const baseAbove = (base: number, on: Day): number | undefined => bases(on).find((one) => one > base);

/** The base of the row that a monthly income reaches; sums between two printed bounds belong to the lower row. */
export const baseOfIncome = (income: number, on: Day): number =>
  baseOfRow(rows(on).findLast(({ from }) => from <= income)!.value, on);

/** Whether Lampiran II has a row for this base; between two rows no source says what is taken. */
export const isRow = (base: number, on: Day): boolean => bases(on).includes(base);

/** JKK and JKM of one month in full, whole rupiah (PP 44/2015 Pasal 20). */
export function fullBpu(base: number, on: Day): { jkk: number; jkm: number; laws: Law[] } {
  const [jkk, jkm] = [ruleOn(values.bpuJkk, on), ruleOn(values.bpuJkm, on)];
  return { jkk: share(base, jkk.value), jkm: jkm.value, laws: [jkk, jkm] };
}

/** JKK and JKM of one month as they are to be paid: in full, less the relief of that month (PP 50/2025). */
export function monthlyBpu(base: number, paying: Paying) {
  const full = fullBpu(base, paying.on);
  const relief = reliefOf(paying);
  const [offJkk, offJkm] = [takenOff(full.jkk, relief), takenOff(full.jkm, relief)];
  return {
    jkk: full.jkk - offJkk,
    jkm: full.jkm - offJkm,
    relief: offJkk + offJkm,
    laws: [...full.laws, ...relief.laws],
    unsure: relief.unsure || !isRow(base, paying.on),
  };
}
