import { z } from 'zod';
import { toldAccident } from '../../domain/claims/told-accident.ts';
import type { AccidentKind } from '../../domain/claims/work-accident-law.ts';
import type { ChoiceId } from '../../language/texts.ts';
import { said } from '../said.ts';

/** What was told so far: the kind, and yes or no to what it depends on. No words about the injury are kept. */
const told = toldAccident.omit({ on: true, workEndedOn: true });

/** What is kept between two questions. */
export type Facts = z.output<typeof told>;

/** The questions of *apakah ini kecelakaan kerja?*, and what must be known before each. */
export const questions = {
  kind: z.object({ said: said.pick({ kind: true }).optional() }),
  injury: told,
  route: told,
  detour: told,
  employer: told,
  road: told,
  doctor: told,
  care: told,
  within24h: told,
  police: told,
  registered: told,
};

export type FactName = Exclude<keyof typeof questions, 'kind'>;

/** What each kind is asked, with the kind itself five questions at most. Cover is asked of all, last. */
const askedOf: Record<AccidentKind['code'], FactName[]> = {
  at_work: ['injury', 'road', 'registered'],
  commute: ['injury', 'route', 'road', 'registered'],
  duty_trip: ['injury', 'detour', 'road', 'registered'],
  urgent_need: ['injury', 'employer', 'road', 'registered'],
  occupational_disease: ['doctor', 'registered'],
  sudden_death: ['care', 'within24h', 'registered'],
  violence: ['police', 'registered'],
};

/** The question after one (or the first), undefined after the last. */
export function questionAfter(kind: AccidentKind['code'], name?: FactName): FactName | undefined {
  const asked = askedOf[kind];
  return asked[name ? asked.indexOf(name) + 1 : 0];
}

type Told = Partial<Omit<Facts, 'kind'>>;
type Answers = Partial<Record<ChoiceId, Told>>;

const yesNo = (fact: keyof Told): Answers => ({
  yes: { [fact]: true },
  no: { [fact]: false },
  notKnown: { [fact]: undefined },
});

const road = (
  traffic: boolean | undefined,
  policeReport?: boolean | undefined,
  witnesses?: number | undefined,
): Told => ({ traffic, policeReport, witnesses });

/**
 * What each answer tells. It names every fact of its question, so that an answer given anew leaves nothing of the old one. A
 * paper that can still be had is not told yet, and whether another road was a reasonable one is for an officer.
 */
const answers: Record<FactName, Answers> = {
  injury: yesNo('injury'),
  route: {
    routeUsual: { usualRoute: true, privateDetour: false },
    routeOther: { usualRoute: undefined, privateDetour: false },
    routeDetour: { usualRoute: undefined, privateDetour: true },
    notKnown: { usualRoute: undefined, privateDetour: undefined },
  },
  detour: yesNo('privateDetour'),
  employer: yesNo('employerKnows'),
  road: {
    policeReported: road(true, true),
    policeNotYet: road(true),
    peaceOnly: road(true, false),
    offRoad: road(false),
    offRoadWitnesses: road(false, undefined, 2),
    notKnown: road(undefined),
  },
  doctor: {
    yes: { doctorSays: true },
    paperNotYet: { doctorSays: undefined },
    doctorSaysNo: { doctorSays: false },
  },
  care: yesNo('caredAtOnce'),
  within24h: yesNo('diedWithin24h'),
  police: { yes: { policeLetter: true }, paperNotYet: { policeLetter: undefined } },
  registered: yesNo('registered'),
};

/** Only a journey off the public road needs witnesses. */
const needsWitnesses = (kind: AccidentKind['code']): boolean => ['commute', 'duty_trip'].includes(kind);

/** What may be answered to a question about an accident of this kind. */
export const choicesOf = (name: FactName, kind: AccidentKind['code']): ChoiceId[] =>
  (Object.keys(answers[name]) as ChoiceId[]).filter((id) => id !== 'offRoadWitnesses' || needsWitnesses(kind));

/** The facts after an answer; undefined for what is no answer to this question. */
export function withAnswer(name: FactName, choice: string | undefined, known: Facts): Facts | undefined {
  const heard = choice === undefined ? undefined : answers[name][choice as ChoiceId];
  return heard && { ...known, ...heard };
}
