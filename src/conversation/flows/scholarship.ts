import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';
import { answerCause, answerChildren, answerMonths, questions } from '../scholarship/moves.ts';

/** *Beasiswa anak*: what the children at school may receive, by at most three questions. */
export const scholarship = flow(
  'scholarship',
  questions,
  {
    cause: {
      ask: () => [say('scholarship.askCause', {}, ['causeWork', 'causeOther'])],
      answer: (heard, _known, ports) => answerCause(heard, ports),
    },
    months: {
      ask: () => [say('estimate.askMonths', {}, ['monthsUnknown'])],
      answer: (heard, _known, ports) => answerMonths(heard, ports),
    },
    children: {
      ask: () => [say('estimate.askChildren', {}, ['noChildren'])],
      answer: answerChildren,
    },
  },
  () => ({ next: 'cause', known: {} }),
);
