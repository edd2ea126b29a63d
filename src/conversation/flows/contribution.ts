import type { Payer } from '../../domain/contributions/relief.ts';
import { hearMoney } from '../../language/hearing/hear-money.ts';
import { say } from '../../language/texts.ts';
import { alreadySaid, ofPayer } from '../contribution/already.ts';
import { answerHow, answerOccupation, type ContributionMove, hearMonthly, questions } from '../contribution/moves.ts';
import { contractSay, contractUnknownSay, wageSay } from '../contribution/others.ts';
import { answered } from '../contribution/owed.ts';
import { ownSay } from '../contribution/own.ts';
import { flow } from '../flow.ts';
import { pass } from '../pass.ts';
import type { Ports } from '../ports.ts';

/** Of village, donor and company no rule speaks: one of them stands for all. */
const payers: Record<string, Payer> = { paySelf: 'self', payState: 'apbn_apbd', payOthers: 'csr' };

const passing = (move: ContributionMove, ports: Ports) => pass(move, alreadySaid(ports.today()));

/** *Iuran*: what one pays this month and why. Asked is only what changes the answer; nothing is kept of it. */
export const contribution = flow(
  'contribution',
  questions,
  {
    how: {
      ask: () => [say('contribution.askHow', {}, ['workSelf', 'workCompany', 'workProject', 'workAbroad'])],
      answer: (heard, known, ports) => passing(answerHow(heard, known, ports.today()), ports),
    },
    occupation: {
      ask: () => [say('contribution.askOccupation', {}, ['transportWork', 'otherWork'])],
      answer: (heard, known, ports) => passing(answerOccupation(heard, known, ports.today()), ports),
    },
    payer: {
      ask: () => [say('contribution.askPayer', {}, ['paySelf', 'payState', 'payOthers'])],
      answer({ choice = '' }, { occupation, ...known }, ports) {
        const paidBy = payers[choice];
        if (!paidBy) return { again: say('contribution.pickPayer') };
        return passing(ofPayer(occupation, paidBy, known, ports.today()), ports);
      },
    },
    income: {
      ask: () => [say('contribution.askIncome', {}, ['incomeUnsure'])],
      answer({ choice, words }, { said: _, ...known }, ports) {
        if (choice === 'incomeUnsure') return answered(ownSay(undefined, known, ports.today()));
        const heard = hearMonthly(words, say('contribution.badIncome'));
        return 'again' in heard ? heard : answered(ownSay(heard.amount, known, ports.today()));
      },
    },
    wage: {
      ask: () => [say('contribution.askWage')],
      answer({ words }, _known, ports) {
        const heard = hearMonthly(words, say('contribution.badWage'));
        return 'again' in heard ? heard : answered(wageSay(heard.amount, ports.today()));
      },
    },
    contract: {
      ask: () => [say('contribution.askContract', {}, ['notKnown'])],
      answer({ choice, words }, _known, ports) {
        if (choice === 'notKnown') return answered(contractUnknownSay(ports.today()));
        const money = hearMoney(words);
        if (!money) return { again: say('contribution.badContract') };
        return answered(contractSay(money.amount, ports.today()));
      },
    },
  },
  ({ how, occupation, payer, income, amount }, ports) =>
    passing({ next: 'how', known: { said: { how, occupation, payer, income, amount } } }, ports),
);
