import { z } from 'zod';
import { payers } from '../../domain/contributions/relief.ts';
import type { Day } from '../../domain/day.ts';
import { type Occupation, occupation } from '../../domain/occupations.ts';
import type { Heard } from '../../language/hear.ts';
import { hearMoney } from '../../language/hearing/hear-money.ts';
import { hearOccupation } from '../../language/hearing/hear-occupation.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import type { Move } from '../flow.ts';
import { said } from '../said.ts';
import { abroadSay } from './others.ts';
import { answered } from './owed.ts';
import { asksOccupation, asksPayer } from './relief.ts';

/** What the first sentence said and is not asked again. */
const base = z.object({
  said: said.pick({ how: true, occupation: true, payer: true, income: true, amount: true }).optional(),
});
export type Base = z.output<typeof base>;

/** The questions of *iuran*, and what must be known before each can be asked. */
export const questions = {
  how: base,
  occupation: base,
  payer: base.extend({ occupation }),
  income: base.extend({ occupation: occupation.optional(), paidBy: z.enum(payers).optional() }),
  wage: base,
  contract: base,
};

export type ContributionMove = Move<typeof questions>;

/** Someone of this occupation: who pays is asked only where that changes the sum. */
export const ofOccupation = (told: Occupation, { said }: Base, today: Day): ContributionMove =>
  asksPayer(told, today)
    ? { next: 'payer', known: { occupation: told, said } }
    : { next: 'income', known: { occupation: told, said } };

/** Where each way of working leads. */
export const ways = {
  self: ({ said }: Base, today: Day): ContributionMove =>
    asksOccupation(today) ? { next: 'occupation', known: { said } } : { next: 'income', known: { said } },
  company: ({ said }: Base): ContributionMove => ({ next: 'wage', known: { said } }),
  project: ({ said }: Base): ContributionMove => ({ next: 'contract', known: { said } }),
  abroad: (_known: Base, today: Day): ContributionMove => answered(abroadSay(today)),
};

const chosen: Record<string, keyof typeof ways> = {
  workSelf: 'self',
  workCompany: 'company',
  workProject: 'project',
  workAbroad: 'abroad',
};

/** How one works; an occupation typed here is taken as that of someone who works for themselves, and said so. */
export function answerHow({ choice = '', words }: Heard, known: Base, today: Day): ContributionMove {
  const way = chosen[choice];
  if (way) return ways[way](known, today);
  const told = hearOccupation(words);
  return told
    ? { ...ofOccupation(told, known, today), says: [say('contribution.takenAsSelf')] }
    : { again: say('contribution.pickHow') };
}

const groups: Record<string, Occupation> = { transportWork: 'driver', otherWork: 'other' };

/** An occupation by its name, or whether it is transport: no more than that changes the sum. */
export function answerOccupation({ choice, words }: Heard, known: Base, today: Day): ContributionMove {
  const told = (choice && groups[choice]) || hearOccupation(words);
  return told ? ofOccupation(told, known, today) : { again: say('contribution.pickOccupation') };
}

/** A sum of a month, or what to say where there is none: days of work are not guessed. */
export function hearMonthly(words: string, none: Say): { amount: number } | { again: Say } {
  const money = hearMoney(words);
  if (!money) return { again: none };
  return money.per === undefined || money.per === 'month' ? money : { again: say('contribution.perMonth') };
}
