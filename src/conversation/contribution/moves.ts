import { z } from 'zod';
import { payers } from '../../domain/contributions/relief.ts';
import type { Day } from '../../domain/day.ts';
import { type Occupation, occupation } from '../../domain/occupations.ts';
import type { Heard } from '../../language/hear.ts';
import { hearMoney } from '../../language/hear-money.ts';
import { hearOccupation } from '../../language/hear-occupation.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import type { Move } from '../flow.ts';
import { abroadSay } from './others.ts';
import { answered } from './owed.ts';
import { asksOccupation, asksPayer } from './relief.ts';

/** The questions of *iuran*, and what must be known before each can be asked. */
export const questions = {
  how: z.object({}),
  occupation: z.object({}),
  payer: z.object({ occupation }),
  income: z.object({ occupation: occupation.optional(), paidBy: z.enum(payers).optional() }),
  wage: z.object({}),
  contract: z.object({}),
};

type ContributionMove = Move<typeof questions>;

/** Someone of this occupation: who pays is asked only where that changes the sum. */
export const ofOccupation = (told: Occupation, today: Day): ContributionMove =>
  asksPayer(told, today)
    ? { next: 'payer', known: { occupation: told } }
    : { next: 'income', known: { occupation: told } };

const ways: Record<string, (today: Day) => ContributionMove> = {
  workSelf: (today) => (asksOccupation(today) ? { next: 'occupation', known: {} } : { next: 'income', known: {} }),
  workCompany: () => ({ next: 'wage', known: {} }),
  workProject: () => ({ next: 'contract', known: {} }),
  workAbroad: (today) => answered(abroadSay(today)),
};

/** How one works; an occupation typed here is taken as that of someone who works for themselves, and said so. */
export function answerHow({ choice, words }: Heard, today: Day): ContributionMove {
  const way = choice && ways[choice];
  if (way) return way(today);
  const told = hearOccupation(words);
  return told
    ? { ...ofOccupation(told, today), says: [say('contribution.takenAsSelf')] }
    : { again: say('contribution.pickHow') };
}

const groups: Record<string, Occupation> = { transportWork: 'driver', otherWork: 'other' };

/** An occupation by its name, or whether it is transport: no more than that changes the sum. */
export function answerOccupation({ choice, words }: Heard, today: Day): ContributionMove {
  const told = (choice && groups[choice]) || hearOccupation(words);
  return told ? ofOccupation(told, today) : { again: say('contribution.pickOccupation') };
}

/** A sum of a month, or what to say where there is none: days of work are not guessed. */
export function hearMonthly(words: string, none: Say): { amount: number } | { again: Say } {
  const money = hearMoney(words);
  if (!money) return { again: none };
  return money.per === undefined || money.per === 'month' ? money : { again: say('contribution.perMonth') };
}
