import type { Day } from '../day.ts';
import { product } from '../rounded.ts';
import { ruleOn, values } from './rules.ts';

/** The monthly wage of someone who is paid by the day, whole rupiah: 25 times the day (PP 44/2015 Pasal 19 ayat (3)). */
export const wageOfDays = (daily: number, on: Day): number => product([daily, ruleOn(values.dailyWageDays, on).value]);
