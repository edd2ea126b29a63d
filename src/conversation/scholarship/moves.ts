import { z } from 'zod';
import { scholarship, scholarshipValue } from '../../domain/benefits/scholarship.ts';
import type { Day } from '../../domain/day.ts';
import type { Heard } from '../../language/hear.ts';
import { hearChildren } from '../../language/hear-children.ts';
import { hearMonths } from '../../language/hear-months.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { isBareNumber } from '../estimate/bare-number.ts';
import { ownFacts } from '../estimate/own.ts';
import type { Move } from '../flow.ts';
import type { Ports } from '../ports.ts';
import { scholarshipSays } from './says.ts';

const why = z.object({ cause: z.enum(['work', 'other']), contributionMonths: z.int().optional() });

/** The questions of *beasiswa anak*, and what must be known before each can be asked. */
export const questions = { cause: z.object({}), months: z.object({}), children: why };

type ScholarshipMove = Move<typeof questions>;
type Why = z.output<typeof why>;

const nextSay = (): Say => say('scholarship.next', {}, ['estimate', 'check', 'officer', 'menu']);

/** A death that work did not cause gives a scholarship only after years of contributions (PP 82/2019 Pasal 34 ayat (1) huruf d). */
const needed = (today: Day) => scholarshipValue('jkmContributionMonths', today)!;

function afterMonths(months: number, today: Day, says: Say[] = []): ScholarshipMove {
  const { value, cite } = needed(today);
  if (months < value) return { says, end: [say('scholarship.tooFew', { months, needed: value, cite }), nextSay()] };
  return { says, next: 'children', known: { cause: 'other', contributionMonths: months } };
}

/** Why; after an accident at work no months count, and what the record tells is not asked. */
export async function answerCause({ choice }: Heard, ports: Ports): Promise<ScholarshipMove> {
  if (choice === 'causeWork') return { next: 'children', known: { cause: 'work' } };
  if (choice !== 'causeOther') return { again: say('scholarship.pickCause') };
  const own = await ownFacts('jkm', ports.today(), ports);
  if (!own) return { next: 'months', known: {} };
  const { name, contributionMonths: months, participantId } = own;
  const move = afterMonths(months, ports.today(), [say('scholarship.own', { name, months })]);
  return { ...move, effects: [{ do: 'audit', action: 'record.shown', subject: `participant:${participantId}` }] };
}

/** How many months of contributions were paid. */
export function answerMonths(heard: Heard, ports: Ports): ScholarshipMove {
  if (isBareNumber(heard)) return { again: say('estimate.bareMonths', { number: heard.words }) };
  if (heard.choice === 'monthsUnknown') return { next: 'children', known: { cause: 'other' } };
  const months = hearMonths(heard.words);
  return months === undefined ? { again: say('estimate.badMonths') } : afterMonths(months, ports.today());
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
  const today = ports.today();
  if (isBareNumber(heard)) return { again: say('estimate.bareChildren', { number: heard.words }) };
  const children = heard.choice === 'noChildren' ? [] : hearChildren(heard.words);
  if (!children) return { again: say('estimate.badChildren') };
  const found = scholarship(children, today);
  if (!found) return { end: [say('scholarship.noChildren'), nextSay()] };
  return { end: [scholarshipSays(found, children, doubtsOf(known, today), today), nextSay()] };
}
