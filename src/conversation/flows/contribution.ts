import type { Payer } from '../../domain/contributions/relief.ts';
import { hearMoney } from '../../language/hear-money.ts';
import { say } from '../../language/texts.ts';
import { answerHow, answerOccupation, hearMonthly, questions } from '../contribution/moves.ts';
import { contractSay, contractUnknownSay, wageSay } from '../contribution/others.ts';
import { answered } from '../contribution/owed.ts';
import { ownSay } from '../contribution/own.ts';
import { flow } from '../flow.ts';

/** Of village, donor and company no rule speaks: one of them stands for all. */
const payers: Record<string, Payer> = { paySelf: 'self', payState: 'apbn_apbd', payOthers: 'csr' };

/** *Iuran*: what one pays this month and why. Asked is only what changes the answer; nothing is kept of it. */
export const contribution = flow(
  'contribution',
  questions,
  {
    how: {
      ask: () => [say('contribution.askHow', {}, ['workSelf', 'workCompany', 'workProject', 'workAbroad'])],
      answer: (heard, _known, ports) => answerHow(heard, ports.today()),
    },
    occupation: {
      ask: () => [say('contribution.askOccupation', {}, ['transportWork', 'otherWork'])],
      answer: (heard, _known, ports) => answerOccupation(heard, ports.today()),
    },
    payer: {
      ask: () => [say('contribution.askPayer', {}, ['paySelf', 'payState', 'payOthers'])],
      answer({ choice = '' }, { occupation }, ports) {
        const paidBy = payers[choice];
        if (!paidBy) return { again: say('contribution.pickPayer') };
        // The programmes of Jambi pay the lowest base, whatever the income.
        if (paidBy === 'apbn_apbd') return answered(ownSay(undefined, { occupation, paidBy }, ports.today()));
        return { next: 'income', known: { occupation, paidBy } };
      },
    },
    income: {
      ask: () => [say('contribution.askIncome', {}, ['incomeUnsure'])],
      answer({ choice, words }, known, ports) {
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
  () => ({ next: 'how', known: {} }),
);
