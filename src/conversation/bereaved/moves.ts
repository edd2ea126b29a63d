import { z } from 'zod';
import { addDays, type Day, day } from '../../domain/day.ts';
import type { Heard } from '../../language/hear.ts';
import { hearCause } from '../../language/hearing/hear-event.ts';
import { hearPastDay } from '../../language/hearing/hear-past-day.ts';
import { hearRegency } from '../../language/hearing/hear-region.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import type { Move } from '../flow.ts';
import type { SaidAlready } from '../pass.ts';
import type { Ports } from '../ports.ts';
import { begun, workerTo } from '../report/known.ts';
import { said, without } from '../said.ts';
import { causeName, dayName, placeName } from '../taken.ts';
import { heirPapersSay, heirsSay, limitSays, whereSay } from './claim.ts';
import { type Cause, causes, sumSay } from './says.ts';

const cause = z.enum(causes);
const on = day.optional();
const base = z.object({ said: said.pick({ cause: true, past: true, regency: true, relation: true }).optional() });

/** The questions of *ditinggal meninggal*, and what must be known before each can be asked; `said` is not asked again. */
export const questions = {
  cause: base.extend({ on }),
  when: base.extend({ cause }),
  where: base.extend({ cause, on }),
  after: z.object({ cause, report: begun }),
};
type BereavedMove = Move<typeof questions>;
type Base = z.output<typeof base>;
type At = z.output<typeof questions.where>;

const picked: Record<string, Cause> = { deathByWork: 'work', deathOther: 'other', notKnown: 'unknown' };

/** The sum, as soon as cause and day are known, and then where they lived. */
const toWhere = (cause: Cause, on: Day | undefined, { said }: Base, ports: Ports): BereavedMove => ({
  says: [sumSay(cause, on ?? ports.today())],
  next: 'where',
  known: { cause, on, said },
});

const toWhen = (cause: Cause, on: Day | undefined, { said }: Base, ports: Ports): BereavedMove =>
  on ? toWhere(cause, on, { said }, ports) : { next: 'when', known: { cause, said } };

/** An accident of which nobody said whether it came of work is asked about once more, and never sent to the hospital. */
export function answerCause(
  { choice, words, topic }: Heard,
  { on: known, said }: z.output<typeof questions.cause>,
  ports: Ports,
): BereavedMove {
  const on = hearPastDay(words, ports.today()) ?? known;
  const heard = choice === undefined ? hearCause(words) : undefined;
  if (heard === 'accident' || (!heard && !choice && topic === 'accidentReport'))
    return { says: [say('bereaved.whichAccident')], next: 'cause', known: { on, said } };
  const cause = heard ?? picked[choice ?? ''];
  return cause ? toWhen(cause, on, { said }, ports) : { again: say('bereaved.needCause') };
}

export function answerWhen({ choice, words }: Heard, known: Base & { cause: Cause }, ports: Ports): BereavedMove {
  const today = ports.today();
  if (choice === 'dayForgotten') return toWhere(known.cause, undefined, known, ports);
  const on = hearPastDay(words, today);
  if (!on) return { again: say('bereaved.badDay', { example: addDays(today, -7) }) };
  return toWhere(known.cause, on, known, ports);
}

/** Where, who, with what, until when. */
const claimSays = ({ cause, on }: At, regency: string | undefined, today: Day): Say[] => [
  whereSay(regency),
  heirsSay(),
  heirPapersSay(cause),
  ...limitSays(cause, on, today),
];

/** What a report of this death need not ask again. */
const reportOf = ({ cause, on, said }: At, regency: string | undefined) => ({
  kind: 'death' as const,
  on,
  regency,
  ...(said?.relation && { relation: workerTo(said.relation) }),
  ...(cause === 'work' && { died: true as const }),
});

/** How to claim, and what may be done now. */
const toAfter = (at: At, regency: string | undefined, ports: Ports): BereavedMove => ({
  says: claimSays(at, regency, ports.today()),
  next: 'after',
  known: { cause: at.cause, report: reportOf(at, regency) },
});

export function answerWhere({ choice, words }: Heard, at: At, ports: Ports): BereavedMove {
  const regency = hearRegency(words);
  if (!regency && choice !== 'skipPlace') return { again: say('bereaved.needPlace') };
  return toAfter(at, regency, ports);
}

/** What the first sentence said; that it was an accident settles nothing yet. */
export const alreadySaid = (ports: Ports): SaidAlready<typeof questions> => ({
  cause({ on, said }) {
    if (!said?.cause || said.cause === 'accident') return undefined;
    return { named: causeName(said.cause), move: toWhen(said.cause, on, { said: without(said, 'cause') }, ports) };
  },
  when({ cause, said }) {
    if (!said?.past) return undefined;
    return { named: dayName(said.past), move: toWhere(cause, said.past, { said: without(said, 'past') }, ports) };
  },
  where(at) {
    const regency = at.said?.regency;
    return regency && { named: placeName(regency), move: toAfter(at, regency, ports) };
  },
});
