import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';
import { pass } from '../pass.ts';
import { alreadySaid, answerCause, answerChildren, answerMonths, questions } from '../scholarship/moves.ts';

/** *Beasiswa anak*: what the children at school may receive, by at most three questions. */
export const scholarship = flow(
  'scholarship',
  questions,
  {
    cause: {
      ask: () => [say('scholarship.askCause', {}, ['causeWork', 'causeOther'])],
      answer: async (heard, known, ports) => pass(await answerCause(heard, known, ports), alreadySaid(ports)),
    },
    months: {
      ask: () => [say('estimate.askMonths', {}, ['monthsUnknown'])],
      answer: (heard, known, ports) => pass(answerMonths(heard, known, ports), alreadySaid(ports)),
    },
    children: {
      ask: () => [say('estimate.askChildren', {}, ['noChildren'])],
      answer: answerChildren,
    },
  },
  ({ cause, about, months, children }, ports) =>
    pass<typeof questions>({ next: 'cause', known: { said: { cause, about, months, children } } }, alreadySaid(ports)),
);
