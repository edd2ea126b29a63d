import { fullBpu, leastBase } from '../../domain/contributions/bpu.ts';
import type { Day } from '../../domain/day.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { answerOutcome, answerUnfitMonths, answerWage } from '../estimate/accident.ts';
import { answerChildren, answerDeathDate, answerMonths, answerSegment } from '../estimate/death.ts';
import { answerEvent } from '../estimate/event.ts';
import { answerHanded, answerLoss, answerPart, answerSide, unitOf } from '../estimate/injury.ts';
import { questions } from '../estimate/questions.ts';
import { flow } from '../flow.ts';
import { onlyPerson } from '../only-person.ts';

/** Asks for the wage; the least base, with its monthly contribution, may be chosen. */
function wageSay(today: Day): Say {
  const base = leastBase(today);
  const { jkk, jkm } = fullBpu(base, today);
  const values = { base, monthly: jkk + jkm };
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
