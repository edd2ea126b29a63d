import { z } from 'zod';
import { day } from '../day.ts';
import { given } from '../given.ts';
import { diseaseCoveredUntil } from './deadlines.ts';
import { type AccidentCondition, accidentKinds } from './work-accident-law.ts';

const fact = given(z.boolean());

/**
 * What a person tells about an accident; what is left out was not told. `on` is the day of the accident, of the diagnosis or
 * of the death; `traffic` is whether it happened in traffic on a public road; `policeReport` may be a letter of Jasa Raharja; a
 * paper that can still be had is left out, not false; `registered` is whether the worker was covered on that day.
 */
export const toldAccident = z.strictObject({
  on: day,
  kind: z.enum(accidentKinds),
  injury: fact,
  usualRoute: fact,
  privateDetour: fact,
  employerKnows: fact,
  attackedAtWork: fact,
  caredAtOnce: fact,
  diedWithin24h: fact,
  doctorSays: fact,
  policeLetter: fact,
  traffic: fact,
  policeReport: fact,
  witnesses: given(z.int().min(0)),
  registered: fact,
  workEndedOn: given(day),
});

/** What may be told, before it is read. */
export type ToldAccident = z.input<typeof toldAccident>;

/** What was told, once read: every field is there, undefined where it was not told. */
export type Told = z.output<typeof toldAccident>;

/** A disease that shows itself within three years after the work ended is covered too (PP 44/2015 Pasal 48 ayat (2)). */
function coveredStill({ on, registered, workEndedOn }: Told): boolean | undefined {
  if (registered) return true;
  const until = workEndedOn && diseaseCoveredUntil(workEndedOn);
  if (!until) return undefined;
  return on <= until.on || registered;
}

const not = (fact: boolean | undefined): boolean | undefined => (fact === undefined ? undefined : !fact);

/**
 * What is told of each condition; undefined is not told. Fewer than two witnesses is not told either: that an accident off
 * the public road falls for want of a witness is written nowhere that we know.
 */
export const factOf: Record<AccidentCondition, (told: Told) => boolean | undefined> = {
  covered: ({ registered }) => registered,
  covered_or_within_three_years: coveredStill,
  injury: ({ injury }) => injury,
  usual_route: ({ usualRoute }) => usualRoute,
  no_private_detour: ({ privateDetour }) => not(privateDetour),
  employer_knows: ({ employerKnows }) => employerKnows,
  doctor_diagnosis: ({ doctorSays }) => doctorSays,
  attacked_at_work: ({ attackedAtWork }) => attackedAtWork,
  cared_at_once: ({ caredAtOnce }) => caredAtOnce,
  died_within_24h: ({ diedWithin24h }) => diedWithin24h,
  police_letter: ({ policeLetter }) => policeLetter,
  police_report: ({ traffic, policeReport }) => policeReport || (traffic ? policeReport : undefined),
  two_witnesses: ({ witnesses = 0 }) => witnesses >= 2 || undefined,
};
