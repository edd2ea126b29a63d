import type { Day } from '../day.ts';
import { type InForce, inForce, readParams } from '../law.ts';
import json from '../params/disability.json' with { type: 'json' };
import { WHOLE } from '../rounded.ts';
import type { Part } from './parts.ts';
import type { Asked, Disability } from './question.ts';

const table = readParams(json);
type Row = keyof typeof table;

/**
 * How much one disability weighs: the table's percentage and the share of it that is lost, both in basis points, with the
 * rows that say so. `guess` names what had to be assumed.
 */
export type Weight = { percent: number; lost: number; law: InForce; guess?: 'scalp_least' | 'full_steps' };

const swapped = (part: Part): Part =>
  part.replace(/_(right|left)$/, (_, side) => (side === 'right' ? '_left' : '_right')) as Part;

/** Left-handed people: right and left change places (note of the table). */
const rowOf = (part: Part, handed: Asked['handed']): Part => (handed === 'left' ? swapped(part) : part);

/** Whether the table tells this part's right from its left. */
export const hasSide = (part: Part): boolean => swapped(part) !== part;

const PER_TEN = 10;

/** So much for every full ten of what is lost, but not more than `most`. */
function bySteps(law: InForce, lost: number, most: number): Weight {
  const percent = Math.min(Math.floor(lost / PER_TEN) * law.value, most);
  return { percent, lost: WHOLE, law, ...(lost % PER_TEN > 0 && { guess: 'full_steps' }) };
}

const hearing: Partial<Record<Part, Row>> = {
  hearing_both: 'hearing_both_per_10_db',
  hearing_one: 'hearing_one_per_10_db',
};

/** All sight lost is what the table gives for both eyes. */
const sight: Part[] = ['visual_efficiency', 'visual_field'];

const points = (percent: number): number => Math.round(percent * 100);

/** The law leaves the scalp to the doctor, within bounds; the least of it where no percentage was told. */
function ofScalp(least: InForce, most: InForce, percent: number | undefined): Weight {
  const told = points(percent ?? 0);
  return {
    percent: Math.min(Math.max(told, least.value), most.value),
    lost: WHOLE,
    law: least,
    ...(percent === undefined && { guess: 'scalp_least' }),
  };
}

/**
 * What one disability weighs by the table in force on the day of the accident (PP 82/2019 Lampiran III): lost wholly, or in
 * its function by a percentage (also where a percentage is told without the kind), hearing by decibels. Undefined for days before the table known here.
 */
export function weightOf(
  { part, kind, percent, db }: Disability,
  handed: Asked['handed'],
  on: Day,
): Weight | undefined {
  const at = (row: Row) => inForce(table[row], on);
  const law = at(rowOf(part, handed));
  if (!law) return undefined;
  const perTen = hearing[part];
  if (perTen && db !== undefined) return bySteps(at(perTen)!, db, law.value);
  if (sight.includes(part)) return bySteps(law, percent ?? 0, at('eyes_both')!.value);
  if (part === 'scalp') return ofScalp(law, at('scalp_most')!, percent);
  const isInPart = kind === 'functional' || (kind === undefined && percent !== undefined);
  return { percent: law.value, lost: isInPart ? points(percent ?? 0) : WHOLE, law };
}
