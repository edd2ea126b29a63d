import type { z } from 'zod';
import { type Contribution, contribute } from '../../domain/contributions/contribute.ts';
import { contributionQuestion } from '../../domain/contributions/question.ts';
import type { Day } from '../../domain/day.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';

type Told = Omit<z.input<typeof contributionQuestion>, 'month'>;

/** What is to be paid for the month of a day. Sums are whole rupiah. */
export const owed = (told: Told, today: Day): Contribution =>
  contribute(contributionQuestion.parse({ ...told, month: today.slice(0, 7) }));

/** The two insurances, an item of a list each. */
export const partsSays = ({ jkk, jkm }: Contribution): Say[] => [
  say('contribution.jkk', { amount: jkk ?? 0 }),
  say('contribution.jkm', { amount: jkm ?? 0 }),
];

/** How sure a sum is, and who settles it. */
export const sureSay = ({ confidence }: Contribution): Say => say(`contribution.sure_${confidence}`);

/** The answer, and where to go from it. */
export const answered = (answer: Say): { end: Say[] } => ({
  end: [answer, say('contribution.next', {}, ['eligibility', 'benefits', 'menu'])],
});
