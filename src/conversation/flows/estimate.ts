import { fullBpu } from '../../domain/contributions/bpu.ts';
import type { Day } from '../../domain/day.ts';
import type { Heard } from '../../language/hear.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { answerOutcome, answerUnfitMonths, answerWage, LEAST_BASE } from '../estimate-accident.ts';
import { answerChildren, answerDeathDate, answerMonths, answerSegment } from '../estimate-death.ts';
import { answerHanded, answerLoss, answerPart, answerSide, unitOf } from '../estimate-injury.ts';
import { ownFacts } from '../estimate-own.ts';
import { type EstimateMove, questions } from '../estimate-questions.ts';
import { flow } from '../flow.ts';
import { onlyPerson } from '../only-person.ts';
import type { Ports } from '../ports.ts';

const events = {
  eventAccident: 'work_accident',
  eventWorkDeath: 'work_death',
  eventOtherDeath: 'other_death',
} as const;

const eventOf = (choice: string | undefined) => events[choice as keyof typeof events] as (typeof events)[keyof typeof events] | undefined;

/** What happened; the wage is not asked where the record tells it. */
async function answerEvent({ choice }: Heard, { other }: { other?: boolean | undefined }, ports: Ports): Promise<EstimateMove> {
  if (choice === 'another') return { next: 'event', known: { other: true } };
  const event = eventOf(choice);
  if (!event) return { again: say('estimate.pickEvent') };
  if (event === 'other_death') return { next: 'deathDate', known: { other } };
  const own = other ? undefined : await ownFacts('jkk', ports.today(), ports);
  if (!own) return { next: 'wage', known: { event, other } };
  return event === 'work_death' ? { next: 'children', known: { event, other } } : { next: 'outcome', known: { event, other } };
}

/** Asks for the wage; the least base, with its monthly contribution, may be chosen. */
function wageSay(today: Day): Say {
  const { jkk, jkm } = fullBpu(LEAST_BASE, today);
  const values = { base: LEAST_BASE, monthly: jkk + jkm };
  return say('estimate.askWage', {}, [{ id: 'baseWage', key: 'estimate.baseWage', values }]);
}

/** *Perkiraan manfaat*: what JKK or JKM would give, by at most five questions. */
export const estimate = flow(
  'estimate',
  questions,
  {
    event: {
      async ask({ other }, ports) {
        const bound = !other && (await onlyPerson(ports)) !== null;
        return [
          say('estimate.askEvent', {}, [
            ...(['eventAccident', 'eventWorkDeath', 'eventOtherDeath'] as const),
            ...(bound ? (['another'] as const) : []),
          ]),
        ];
      },
      answer: answerEvent,
    },
    deathDate: {
      ask: (_known, ports) => [say('estimate.askDeathDate', { example: ports.today() }, ['notYet'])],
      answer: answerDeathDate,
    },
    segment: {
      ask: () => [say('estimate.askSegment', {}, ['employed', 'ownWork'])],
      answer: answerSegment,
    },
    months: {
      ask: () => [say('estimate.askMonths', {}, ['monthsUnknown'])],
      answer: answerMonths,
    },
    wage: {
      ask: (_known, ports) => [wageSay(ports.today())],
      answer: answerWage,
    },
    outcome: {
      ask: () => [say('estimate.askOutcome', {}, ['recovering', 'partialDisability', 'totalDisability'])],
      answer: answerOutcome,
    },
    unfitMonths: {
      ask: () => [say('estimate.askUnfit', {}, ['monthsUnknown'])],
      answer: answerUnfitMonths,
    },
    part: {
      ask: () => [say('estimate.askPart', {}, ['partOther'])],
      answer: answerPart,
    },
    side: {
      ask: () => [say('estimate.askSide', {}, ['sideRight', 'sideLeft'])],
      answer: answerSide,
    },
    handed: {
      ask: () => [say('estimate.askHanded', {}, ['handRight', 'handLeft'])],
      answer: answerHanded,
    },
    loss: {
      ask: ({ part }) => [say(`estimate.askLoss_${unitOf(part)}`, {}, ['lossAll', 'lossUnknown'])],
      answer: answerLoss,
    },
    children: {
      ask: () => [say('estimate.askChildren', {}, ['noChildren'])],
      answer: answerChildren,
    },
  },
  () => ({ next: 'event', known: {} }),
);
