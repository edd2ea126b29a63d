import type { z } from 'zod';
import type { Heard } from '../language/hear.ts';
import type { Say } from '../message.ts';
import type { Effect, Named, Ports } from './ports.ts';
import type { Begun } from './report/known.ts';
import type { Said } from './said.ts';

/** The topics of the conversation. A saved place names one: never change what a name means, add a new one. */
export const flowNames = [
  'welcome',
  'menu',
  'check',
  'jkk',
  'jkm',
  'benefits',
  'estimate',
  'scholarship',
  'contribution',
  'eligibility',
  'accident',
  'accidentReport',
  'bereaved',
  'remind',
  'data',
  'erase',
  'officer',
  'talk',
  'leave',
  'report',
  'claimStatus',
  'claimPapers',
  'notices',
  'register',
  'office',
  'otherProgramme',
  'whichBpjs',
] as const;

export type FlowName = (typeof flowNames)[number];

/**
 * What was already said when a flow begins, so that it is not asked again. What the sentence itself told a saved place may hold (`said.ts`).
 * `code` is the index of an activation code, `report` what another topic has learned for a report, `caseId` the case that was just shown.
 * `access` is an access code itself and `digits` are those of our page: they never outlive the turn. `sent`: papers are to be said to be handed in.
 */
export type Seed = Said & {
  number?: string;
  named?: Named;
  code?: string;
  digits?: string;
  wanted?: FlowName;
  report?: Begun;
  caseId?: number;
  caseNumber?: string;
  access?: string;
  sent?: true;
};

/** What has been learned so far; a question's schema says what of it must be there. */
export type Known = Record<string, unknown>;

type Question = z.ZodObject;
type Questions = Record<string, Question>;

/**
 * To another question of the flow, with all that must be known there; said first: `says`. `passed`: questions on the way there whose
 * answer was known already, in order; *kembali* leads to them.
 */
type Next<Q extends Questions> = {
  [Name in keyof Q & string]: { next: Name; known: z.input<Q[Name]>; passed?: string[] };
}[keyof Q & string];

/** Where an answer leads. Plain data: a wrong question or wrong answers do not compile. */
export type Move<Q extends Questions = Questions> = { says?: Say[]; effects?: Effect[] } & (
  | Next<Q>
  /** Not an answer: says why, with an example, and asks the same again. */
  | { again: Say }
  /** Over. Choices of the last Say must be names of flows. */
  | { end: Say[] }
  /** Into another flow. */
  | { go: FlowName; seed?: Seed }
);

type Awaitable<T> = T | Promise<T>;

type Step<Q extends Questions, Name extends keyof Q> = {
  ask(known: z.output<Q[Name]>, ports: Ports): Awaitable<Say[]>;
  answer(heard: Heard, known: z.output<Q[Name]>, ports: Ports): Awaitable<Move<Q>>;
};

/** A topic: how it begins, its questions (with what must be known before each can be asked) and two functions each. */
export type Flow = {
  name: FlowName;
  questions: Questions;
  begin(seed: Seed, ports: Ports): Awaitable<Move>;
  ask(question: string, known: Known, ports: Ports): Awaitable<Say[]>;
  answer(question: string, heard: Heard, known: Known, ports: Ports): Awaitable<Move>;
};

/** Makes a flow of its table of questions; the compiler holds `steps` and every move to that table. */
export function flow<Q extends Questions>(
  name: FlowName,
  questions: Q,
  steps: { [Name in keyof Q & string]: Step<Q, Name> },
  begin: (seed: Seed, ports: Ports) => Awaitable<Move<Q>>,
): Flow {
  const step = (question: string) => steps[question] as Step<Questions, string>;
  return {
    name,
    questions,
    begin: begin as Flow['begin'],
    ask: (question, known, ports) => step(question).ask(known, ports),
    answer: (question, heard, known, ports) => step(question).answer(heard, known, ports),
  };
}
