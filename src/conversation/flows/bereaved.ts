import { z } from 'zod';
import { addDays, type Day, day } from '../../domain/day.ts';
import type { Heard } from '../../language/hear.ts';
import { hearCause } from '../../language/hear-event.ts';
import { hearPastDay } from '../../language/hear-past-day.ts';
import { hearRegency } from '../../language/hear-region.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { heirPapersSay, heirsSay, limitSays, whereSay } from '../bereaved/claim.ts';
import { type Cause, causes, sumSay } from '../bereaved/says.ts';
import { flow, type Move } from '../flow.ts';
import type { Ports } from '../ports.ts';
import { begun } from '../report/known.ts';

const cause = z.enum(causes);
const on = day.optional();

const questions = {
  cause: z.object({ on }),
  when: z.object({ cause }),
  where: z.object({ cause, on }),
  after: z.object({ cause, report: begun }),
};
type BereavedMove = Move<typeof questions>;

const picked: Record<string, Cause> = { deathByWork: 'work', deathOther: 'other', notKnown: 'unknown' };

/** The sum, as soon as cause and day are known, and then where they lived. */
const toWhere = (cause: Cause, on: Day | undefined, ports: Ports): BereavedMove => ({
  says: [sumSay(cause, on ?? ports.today())],
  next: 'where',
  known: { cause, on },
});

/** An accident of which nobody said whether it came of work is asked about once more, and never sent to the hospital. */
function answerCause({ choice, words, topic }: Heard, known: Day | undefined, ports: Ports): BereavedMove {
  const on = known ?? hearPastDay(words, ports.today());
  const heard = choice === undefined ? hearCause(words) : undefined;
  if (heard === 'accident' || (!heard && topic === 'accidentReport'))
    return { says: [say('bereaved.whichAccident')], next: 'cause', known: { on } };
  const cause = heard ?? picked[choice ?? ''];
  if (!cause) return { again: say('bereaved.needCause') };
  return on ? toWhere(cause, on, ports) : { next: 'when', known: { cause } };
}

/** Where, who, with what, until when. */
const claimSays = (cause: Cause, on: Day | undefined, regency: string | undefined, today: Day): Say[] => [
  whereSay(regency),
  heirsSay(),
  heirPapersSay(cause),
  ...limitSays(cause, on, today),
];

/** What a report of this death need not ask again. */
const reportOf = (cause: Cause, on: Day | undefined, regency: string | undefined) => ({
  kind: 'death' as const,
  on,
  regency,
  ...(cause === 'work' && { died: true as const }),
});

/** *Ditinggal meninggal*: sympathy, then what the family may be owed, who claims it, with what, where and until when. */
export const bereaved = flow(
  'bereaved',
  questions,
  {
    cause: {
      ask: () => [say('bereaved.askCause', {}, ['deathByWork', 'deathOther', 'notKnown'])],
      answer: (heard, { on }, ports) => answerCause(heard, on, ports),
    },
    when: {
      ask: (_known, ports) => [say('bereaved.askWhen', { example: addDays(ports.today(), -7) }, ['dayForgotten'])],
      answer({ choice, words }, { cause }, ports) {
        const today = ports.today();
        if (choice === 'dayForgotten') return toWhere(cause, undefined, ports);
        const on = hearPastDay(words, today);
        return on ? toWhere(cause, on, ports) : { again: say('bereaved.badDay', { example: addDays(today, -7) }) };
      },
    },
    where: {
      ask: () => [say('bereaved.askWhere', {}, ['skipPlace'])],
      answer({ choice, words }, { cause, on }, ports) {
        const regency = hearRegency(words);
        if (!regency && choice !== 'skipPlace') return { again: say('bereaved.needPlace') };
        return {
          says: claimSays(cause, on, regency, ports.today()),
          next: 'after',
          known: { cause, report: reportOf(cause, on, regency) },
        };
      },
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
  // Who was told so before consent is not told so twice.
  ({ past, wanted }) => ({
    ...(wanted !== 'bereaved' && { says: [say('bereaved.condolence')] }),
    next: 'cause',
    known: { on: past },
  }),
);
