import { z } from 'zod';
import { day } from '../day.ts';
import file from '../params/work-accident.json' with { type: 'json' };
import { confidence } from '../printed.ts';

/** The kinds of work accident (Permenaker 5/2021 Pasal 7; violence added by Permenaker 1/2025). */
export const accidentKinds = [
  ...(['at_work', 'commute', 'duty_trip', 'urgent_need'] as const),
  ...(['occupational_disease', 'sudden_death', 'violence'] as const),
] as const;

/** What a work accident is judged by. */
export const accidentConditions = [
  ...(['covered', 'covered_or_within_three_years', 'injury', 'usual_route', 'no_private_detour'] as const),
  ...(['employer_knows', 'doctor_diagnosis', 'attacked_at_work', 'cared_at_once', 'died_within_24h'] as const),
  ...(['police_letter', 'police_report', 'two_witnesses'] as const),
] as const;
export type AccidentCondition = (typeof accidentConditions)[number];

const source = { cite: z.string().min(1), confidence, note: z.string().min(1).optional() };

const condition = z.strictObject({ code: z.enum(accidentConditions), ...source });

const kind = z.strictObject({
  code: z.enum(accidentKinds),
  from: day,
  conditions: z.array(z.enum(accidentConditions)),
  /** Whether the way there must be proven: of every journey, of what happened in traffic, or never. */
  proof: z.enum(['travel', 'traffic', 'none']),
  papers: z.array(z.string().min(1)),
  ...source,
});

const law = z.strictObject({ checkedOn: day, conditions: z.array(condition), kinds: z.array(kind) }).parse(file);

export type AccidentKind = z.output<typeof kind>;

/** A kind of work accident: since when the rule is known, what it asks for, and the papers beyond the usual ones. */
export const kindLaw = new Map(law.kinds.map((one) => [one.code, one]));

/** Where a condition comes from and how sure that is. */
export const conditionLaw = new Map(law.conditions.map((one) => [one.code, one]));
