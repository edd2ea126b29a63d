import { fullBpu, leastBase } from '../../domain/contributions/bpu.ts';
import type { Day } from '../../domain/day.ts';
import type { Heard } from '../../language/hear.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { answerOutcome, answerUnfitMonths, answerWage } from '../estimate/accident.ts';
import { alreadySaid } from '../estimate/already.ts';
import { answerChildren, answerDeathDate, answerMonths, answerSegment } from '../estimate/death.ts';
import { answerEvent } from '../estimate/event.ts';
import { answerHanded, answerLoss, answerPart, answerSide, unitOf } from '../estimate/injury.ts';
import { type EstimateMove, questions } from '../estimate/questions.ts';
import { flow, type Seed } from '../flow.ts';
import { onlyPerson } from '../only-person.ts';
import { pass } from '../pass.ts';
import type { Ports } from '../ports.ts';
import { workerTo } from '../report/known.ts';

/** Asks for the wage; the least base, with its monthly contribution, may be chosen. */
function wageSay(today: Day): Say {
  const base = leastBase(today);
  const { jkk, jkm } = fullBpu(base, today);
  const values = { base, monthly: jkk + jkm };
  return say('estimate.askWage', {}, [{ id: 'baseWage', key: 'estimate.baseWage', values }]);
}

type Answer<Known> = (heard: Heard, known: Known, ports: Ports) => EstimateMove | Promise<EstimateMove>;

/** An answer, and on past what was said already. */
const passing =
  <Known>(answer: Answer<Known>): Answer<Known> =>
  async (heard, known, ports) =>
    pass(await answer(heard, known, ports), alreadySaid(ports));

/** Whose death or accident it is may not be that of the one person of this chat. */
async function isOther({ relation }: Seed, ports: Ports): Promise<boolean> {
  const people = await ports.people();
  return relation !== undefined && people.length === 1 && people[0]!.relation !== workerTo(relation);
}

async function begin(seed: Seed, ports: Ports): Promise<EstimateMove> {
  const { about, past, how, months, income, part, children } = seed;
  const said = { about, past, how, months, income, part, children };
  const other = (await isOther(seed, ports)) || undefined;
  return pass<typeof questions>({ next: 'event', known: { other, said } }, alreadySaid(ports));
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
      answer: passing(answerEvent),
    },
    deathDate: {
      ask: (_known, ports) => [say('estimate.askDeathDate', { example: ports.today() }, ['notYet'])],
      answer: passing(answerDeathDate),
    },
    segment: {
      ask: () => [say('estimate.askSegment', {}, ['employed', 'ownWork'])],
      answer: passing(answerSegment),
    },
    months: {
      ask: () => [say('estimate.askMonths', {}, ['monthsUnknown'])],
      answer: passing(answerMonths),
    },
    wage: {
      ask: (_known, ports) => [wageSay(ports.today())],
      answer: passing(answerWage),
    },
    outcome: {
      ask: () => [say('estimate.askOutcome', {}, ['recovering', 'partialDisability', 'totalDisability'])],
      answer: passing(answerOutcome),
    },
    unfitMonths: {
      ask: () => [say('estimate.askUnfit', {}, ['monthsUnknown'])],
      answer: passing(answerUnfitMonths),
    },
    part: {
      ask: () => [say('estimate.askPart', {}, ['partOther'])],
      answer: passing(answerPart),
    },
    side: {
      ask: () => [say('estimate.askSide', {}, ['sideRight', 'sideLeft'])],
      answer: passing(answerSide),
    },
    handed: {
      ask: () => [say('estimate.askHanded', {}, ['handRight', 'handLeft'])],
      answer: passing(answerHanded),
    },
    loss: {
      ask: ({ part }) => [say(`estimate.askLoss_${unitOf(part)}`, {}, ['lossAll', 'lossUnknown'])],
      answer: passing(answerLoss),
    },
    children: {
      ask: () => [say('estimate.askChildren', {}, ['noChildren'])],
      answer: answerChildren,
    },
  },
  begin,
);
