import type { Payer } from '../../domain/contributions/relief.ts';
import type { Day } from '../../domain/day.ts';
import type { Occupation } from '../../domain/occupations.ts';
import { text } from '../../language/texts.ts';
import type { SaidAlready } from '../pass.ts';
import { type Said, without } from '../said.ts';
import { occupationName, occupationWord } from '../taken.ts';
import { type Base, type ContributionMove, ofOccupation, type questions, ways } from './moves.ts';
import { contractSay, wageSay } from './others.ts';
import { answered } from './owed.ts';
import { ownSay } from './own.ts';

/** The programmes of Jambi pay the lowest base, whatever the income. */
export const ofPayer = (occupation: Occupation, paidBy: Payer, { said }: Base, today: Day): ContributionMove =>
  paidBy === 'apbn_apbd'
    ? answered(ownSay(undefined, { occupation, paidBy }, today))
    : { next: 'income', known: { occupation, paidBy, said } };

const payers = { self: 'self', state: 'apbn_apbd' } as const;

/** How one works, or an occupation, which is taken as that of someone who works for themselves. */
function howIn(said: Said, today: Day) {
  if (said.how) {
    const move = ways[said.how]({ said: without(said, 'how') }, today);
    return { ...(said.how !== 'abroad' && { named: text(`taken.how_${said.how}`) }), move };
  }
  if (!said.occupation) return undefined;
  const occupation = occupationWord(said.occupation);
  const move = ofOccupation(said.occupation, { said: without(said, 'occupation') }, today);
  return { named: text('taken.ownOccupation', { occupation }), move };
}

/** What the first sentence said of what the contribution hangs on. */
export const alreadySaid = (today: Day): SaidAlready<typeof questions> => ({
  how: ({ said }) => said && howIn(said, today),
  occupation({ said }) {
    const told = said?.occupation;
    const move = told && ofOccupation(told, { said: without(said, 'occupation') }, today);
    return move && { named: occupationName(told!), move };
  },
  payer({ said, occupation }) {
    if (!said?.payer) return undefined;
    const move = ofPayer(occupation, payers[said.payer], { said: without(said, 'payer') }, today);
    return { named: text(`taken.payer_${said.payer}`), move };
  },
  income({ said, ...work }) {
    if (said?.income === undefined) return undefined;
    return { named: text('taken.income', { amount: said.income }), move: answered(ownSay(said.income, work, today)) };
  },
  wage({ said }) {
    if (said?.income === undefined) return undefined;
    return { named: text('taken.wage', { amount: said.income }), move: answered(wageSay(said.income, today)) };
  },
  contract({ said }) {
    if (said?.amount === undefined) return undefined;
    return { named: text('taken.contract', { amount: said.amount }), move: answered(contractSay(said.amount, today)) };
  },
});
