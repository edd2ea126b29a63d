import { addDays } from '../../domain/day.ts';
import { say } from '../../language/texts.ts';
import { alreadySaid, answerCause, answerWhen, answerWhere, questions } from '../bereaved/moves.ts';
import { flow, type Seed } from '../flow.ts';
import { pass } from '../pass.ts';
import type { Ports } from '../ports.ts';

async function begin({ wanted, cause, past, regency, relation }: Seed, ports: Ports) {
  const says = [say('bereaved.condolence'), ...(cause === 'accident' ? [say('bereaved.whichAccident')] : [])];
  const known = { said: { cause, past, regency, relation } };
  const move = await pass<typeof questions>({ says, next: 'cause', known }, alreadySaid(ports));
  // Who was told so before consent is not told so twice.
  return wanted === 'bereaved' ? { ...move, says: [] } : move;
}

/** *Ditinggal meninggal*: sympathy, then what the family may be owed, who claims it, with what, where and until when. */
export const bereaved = flow(
  'bereaved',
  questions,
  {
    cause: {
      ask: () => [say('bereaved.askCause', {}, ['deathByWork', 'deathOther', 'notKnown'])],
      answer: (heard, known, ports) => pass(answerCause(heard, known, ports), alreadySaid(ports)),
    },
    when: {
      ask: (_known, ports) => [say('bereaved.askWhen', { example: addDays(ports.today(), -7) }, ['dayForgotten'])],
      answer: (heard, known, ports) => pass(answerWhen(heard, known, ports), alreadySaid(ports)),
    },
    where: {
      ask: () => [say('bereaved.askWhere', {}, ['skipPlace'])],
      answer: (heard, known, ports) => answerWhere(heard, known, ports),
    },
    after: {
      ask: ({ cause }) => [
        say('bereaved.next', {}, [
          'report',
          ...(cause === 'unknown' ? (['accident'] as const) : []),
          ...(['check', 'estimate', 'scholarship', 'claimStatus', 'menu'] as const),
        ]),
      ],
      answer: () => ({ again: say('bereaved.pickNext') }),
    },
  },
  begin,
);
