import { z } from 'zod';
import type { Child } from '../../domain/benefits/question.ts';
import { scholarship, scholarshipValue } from '../../domain/benefits/scholarship.ts';
import type { Day } from '../../domain/day.ts';
import type { Heard } from '../../language/hear.ts';
import { hearChildren } from '../../language/hearing/hear-children.ts';
import { hearMonths } from '../../language/hearing/hear-months.ts';
import { say, text } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { isBareNumber } from '../estimate/bare-number.ts';
import { ownFacts } from '../estimate/own.ts';
import type { Move } from '../flow.ts';
import type { SaidAlready } from '../pass.ts';
import type { Ports } from '../ports.ts';
import { type Said, said, without } from '../said.ts';
import { causeName, childrenName } from '../taken.ts';
import { scholarshipSays } from './says.ts';

const base = z.object({ said: said.pick({ cause: true, about: true, months: true, children: true }).optional() });
type Base = z.output<typeof base>;
const why = base.extend({ cause: z.enum(['work', 'other']), contributionMonths: z.int().optional() });

/** The questions of *beasiswa anak*, and what must be known before each can be asked. */
export const questions = { cause: base, months: base, children: why };

type ScholarshipMove = Move<typeof questions>;
type Why = z.output<typeof why>;

const nextSay = (): Say => say('scholarship.next', {}, ['estimate', 'check', 'officer', 'menu']);

/** A death that work did not cause gives a scholarship only after years of contributions (PP 82/2019 Pasal 34 ayat (1) huruf d). */
const needed = (today: Day) => scholarshipValue('jkmContributionMonths', today)!;

function afterMonths(months: number, { said }: Base, today: Day, says: Say[] = []): ScholarshipMove {
  const { value, cite } = needed(today);
  if (months < value) return { says, end: [say('scholarship.tooFew', { months, needed: value, cite }), nextSay()] };
  return { says, next: 'children', known: { cause: 'other', contributionMonths: months, said } };
}

/** Why; after an accident at work no months count, and what the record tells is not asked. */
async function ofCause(cause: 'work' | 'other', { said }: Base, ports: Ports): Promise<ScholarshipMove> {
  if (cause === 'work') return { next: 'children', known: { cause, said } };
  const own = await ownFacts('jkm', ports.today(), ports);
  if (!own) return { next: 'months', known: { said } };
  const { name, contributionMonths: months, participantId } = own;
  const move = afterMonths(months, { said }, ports.today(), [say('scholarship.own', { name, months })]);
  return { ...move, effects: [{ do: 'audit', action: 'record.shown', subject: `participant:${participantId}` }] };
}

const causes: Record<string, 'work' | 'other'> = { causeWork: 'work', causeOther: 'other' };

export function answerCause(
  { choice = '' }: Heard,
  known: Base,
  ports: Ports,
): ScholarshipMove | Promise<ScholarshipMove> {
  const cause = causes[choice];
  return cause ? ofCause(cause, known, ports) : { again: say('scholarship.pickCause') };
}

/** How many months of contributions were paid. */
export function answerMonths(heard: Heard, { said }: Base, ports: Ports): ScholarshipMove {
  if (isBareNumber(heard)) return { again: say('estimate.bareMonths', { number: heard.words }) };
  if (heard.choice === 'monthsUnknown') return { next: 'children', known: { cause: 'other', said } };
  const months = hearMonths(heard.words);
  return months === undefined ? { again: say('estimate.badMonths') } : afterMonths(months, { said }, ports.today());
}

/** What the months leave open after a death that work did not cause. */
function doubtsOf({ cause, contributionMonths }: Why, today: Day): Say[] {
  if (cause === 'work') return [];
  const { value, cite } = needed(today);
  const key = contributionMonths === undefined ? 'scholarship.monthsUnknown' : 'scholarship.inARow';
  return [say(key, { needed: value, cite })];
}

/** The children; then the answer. */
export function answerChildren(heard: Heard, known: Why, ports: Ports): ScholarshipMove {
  if (isBareNumber(heard)) return { again: say('estimate.bareChildren', { number: heard.words }) };
  const children = heard.choice === 'noChildren' ? [] : hearChildren(heard.words);
  return children ? ofChildren(children, known, ports.today()) : { again: say('estimate.badChildren') };
}

function ofChildren(children: Child[], known: Why, today: Day): ScholarshipMove {
  const found = scholarship(children, today);
  if (!found) return { end: [say('scholarship.noChildren'), nextSay()] };
  return { end: [scholarshipSays(found, children, doubtsOf(known, today), today), nextSay()] };
}

/** What a death came of, from the cause or from what is claimed. */
function causeIn({ cause, about }: Said): 'work' | 'other' | undefined {
  if (cause) return cause === 'accident' ? undefined : cause;
  return about === 'work_death' ? 'work' : about === 'other_death' ? 'other' : undefined;
}

/** What the first sentence said. */
export const alreadySaid = (ports: Ports): SaidAlready<typeof questions> => ({
  cause({ said }) {
    const cause = said && causeIn(said);
    if (!cause) return undefined;
    return { named: causeName(cause), move: ofCause(cause, { said: without(said, 'cause', 'about') }, ports) };
  },
  months({ said }) {
    if (said?.months === undefined) return undefined;
    const move = afterMonths(said.months, { said: without(said, 'months') }, ports.today());
    return { named: text('taken.months', { months: said.months }), move };
  },
  children({ said, ...known }) {
    const children = said?.children;
    return children && { named: childrenName(children), move: ofChildren(children, known, ports.today()) };
  },
});
