import { type PaidProgramme, selfPaidMostAge } from '../programmes.ts';
import type { Facts } from './conditions.ts';

/** What can be done next; texts are keyed by these. */
export type NextStep =
  /** The village (desa, kelurahan or dusun) proposes. */
  | 'propose_village'
  /** The neighbourhood head (RT) proposes. */
  | 'propose_rt'
  /** The city verifies and proposes. */
  | 'propose_city'
  /** An agency of the province or the regency proposes. */
  | 'ask_agency'
  /** Something is not known or not certain: an officer checks it. */
  | 'ask_officer'
  /** Covered already: a second registration is refused, so the cover is looked up and kept. */
  | 'keep_cover'
  /** An employer, or the office of a civil servant, is the one to register. */
  | 'ask_employer'
  /** Exactly one year too old, ill or not working: only the office of BPJS Ketenagakerjaan can say. */
  | 'ask_bpjs'
  /** Older still: nobody of that age is registered anew. */
  | 'no_new_registration'
  /** Registers and pays on one's own. */
  | 'self_paid';

export type Verdict = 'likely' | 'not' | 'ask_officer';

const proposals = {
  village: 'propose_village',
  rt: 'propose_rt',
  city: 'propose_city',
  provincial_agency: 'ask_agency',
  plantation_agency: 'ask_agency',
  regency: 'ask_agency',
} as const satisfies Record<NonNullable<PaidProgramme['proposedBy']>, NextStep>;

/** Whether someone of these whole years can be registered anew; an age that is not known does not stand in the way. */
export const mayRegister = (age: number | undefined): boolean => age === undefined || age <= selfPaidMostAge;

/** What is left to a person for whom a programme is not. */
export function nextWithout({ covered, segment, age, ill, working }: Facts): NextStep {
  if (covered) return 'keep_cover';
  if (segment === 'pu' || segment === 'asn') return 'ask_employer';
  if (!mayRegister(age)) return age === selfPaidMostAge + 1 ? 'ask_bpjs' : 'no_new_registration';
  return ill || working === false ? 'ask_bpjs' : 'self_paid';
}

/** Workers cannot enrol themselves in these programmes: somebody proposes them. */
export function nextStep(verdict: Verdict, { proposedBy }: PaidProgramme, without: NextStep): NextStep {
  if (verdict === 'not') return without;
  return verdict === 'likely' && proposedBy ? proposals[proposedBy] : 'ask_officer';
}
