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
import { begun, workerTo } from '../report/known.ts';
import { said, without } from '../said.ts';
import { pass, type Said } from '../skip.ts';
import { causeName, diedName, placeName } from '../taken.ts';

const cause = z.enum(causes);
const on = day.optional();
const base = z.object({ said: said.pick({ cause: true, past: true, regency: true, relation: true }).optional() });
type Base = z.output<typeof base>;

const questions = {
  cause: base.extend({ on }),
  when: base.extend({ cause }),
  where: base.extend({ cause, on }),
  after: z.object({ cause, report: begun }),
};
type BereavedMove = Move<typeof questions>;

const picked: Record<string, Cause> = { deathByWork: 'work', deathOther: 'other', notKnown: 'unknown' };

/** The sum, as soon as cause and day are known, and then where they lived. */
const toWhere = (cause: Cause, on: Day | undefined, { said }: Base, ports: Ports): BereavedMove => ({
  says: [sumSay(cause, on ?? ports.today())],
  next: 'where',
  known: { cause, on, said },
});

/** The day is asked, unless an older place holds it. */
const toWhen = (cause: Cause, on: Day | undefined, { said }: Base, ports: Ports): BereavedMove =>
  on ? toWhere(cause, on, { said }, ports) : { next: 'when', known: { cause, said } };

/** An accident of which nobody said whether it came of work is asked about once more, and never sent to the hospital. */
function answerCause(
  { choice, words, topic }: Heard,
  { on: known, said }: Base & { on?: Day | undefined },
  ports: Ports,
): BereavedMove {
  const on = hearPastDay(words, ports.today()) ?? known;
  const heard = choice === undefined ? hearCause(words) : undefined;
  if (heard === 'accident' || (!heard && topic === 'accidentReport'))
    return { says: [say('bereaved.whichAccident')], next: 'cause', known: { on, said } };
  const cause = heard ?? picked[choice ?? ''];
  return cause ? toWhen(cause, on, { said }, ports) : { again: say('bereaved.needCause') };
}

function answerWhen({ choice, words }: Heard, { cause, said }: Base & { cause: Cause }, ports: Ports): BereavedMove {
  const today = ports.today();
  if (choice === 'dayForgotten') return toWhere(cause, undefined, { said }, ports);
  const on = hearPastDay(words, today);
  return on ? toWhere(cause, on, { said }, ports) : { again: say('bereaved.badDay', { example: addDays(today, -7) }) };
}

/** Where, who, with what, until when. */
const claimSays = (cause: Cause, on: Day | undefined, regency: string | undefined, today: Day): Say[] => [
  whereSay(regency),
  heirsSay(),
  heirPapersSay(cause),
  ...limitSays(cause, on, today),
];

type At = { cause: Cause; on?: Day | undefined } & Base;

/** What a report of this death need not ask again. */
const reportOf = ({ cause, on, said }: At, regency: string | undefined) => ({
  kind: 'death' as const,
  on,
  regency,
  ...(said?.relation && { relation: workerTo(said.relation) }),
  ...(cause === 'work' && { died: true as const }),
});

/** Where, who, with what, until when; then what may be done now. */
const toAfter = (at: At, regency: string | undefined, ports: Ports): BereavedMove => ({
  says: claimSays(at.cause, at.on, regency, ports.today()),
  next: 'after',
  known: { cause: at.cause, report: reportOf(at, regency) },
});

/** What the first sentence said; that it was an accident settles nothing yet. */
const alreadySaid = (ports: Ports): Said<typeof questions> => ({
  cause({ on, said }) {
    if (!said?.cause || said.cause === 'accident') return undefined;
    return { named: causeName(said.cause), move: toWhen(said.cause, on, { said: without(said, 'cause') }, ports) };
  },
  when({ cause, said }) {
    if (!said?.past) return undefined;
    return { named: diedName(said.past), move: toWhere(cause, said.past, { said: without(said, 'past') }, ports) };
  },
  where: ({ said, ...at }) =>
    said?.regency && { named: placeName(said.regency), move: toAfter({ ...at, said }, said.regency, ports) },
});

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
      answer({ choice, words }, at, ports) {
        const regency = hearRegency(words);
        return regency || choice === 'skipPlace' ? toAfter(at, regency, ports) : { again: say('bereaved.needPlace') };
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
  async ({ wanted, cause, past, regency, relation }, ports) => {
    const move = await pass<typeof questions>(
      {
        says: [say('bereaved.condolence'), ...(cause === 'accident' ? [say('bereaved.whichAccident')] : [])],
        next: 'cause',
        known: { said: { cause, past, regency, relation } },
      },
      alreadySaid(ports),
    );
    // Who was told so before consent is not told so twice.
    return wanted === 'bereaved' ? { ...move, says: [] } : move;
  },
);
