import { addDays } from '../../domain/day.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { flow, type Seed } from '../flow.ts';
import type { Ports } from '../ports.ts';
import {
  answerBirthDate,
  answerPhone,
  answerRelation,
  answerReporter,
  answerVillage,
  answerWhen,
  answerWhom,
  relationsFor,
} from '../report/answers.ts';
import { type Begun, questions } from '../report/known.ts';
import { MOST, openReports } from '../report/open.ts';
import { onwards, type ReportMove } from '../report/order.ts';
import { answerFamily, answerName, answerWorker } from '../report/worker.ts';
import { dayName, workerName } from '../taken.ts';

/** What another topic learned is named where it will be written down. */
function namedSays({ on, relation, kind }: Begun): Say[] {
  const named = [
    ...(on ? [dayName(on)] : []),
    ...(relation && relation !== 'self' && relation !== 'other' ? [workerName(relation, kind)] : []),
  ];
  return named.length > 0 ? [say('taken.said', { what: named.join(', ') })] : [];
}

/** Questions whose answers are known, the one that hangs on the day last. */
const passedOf = ({ on, relation }: Begun): string[] => [...(relation ? ['relation'] : []), ...(on ? ['when'] : [])];

/** Begins with all that is known already; of a record whose proof failed nothing is asked again. */
async function begin(begun: Begun, { named }: Seed, ports: Ports): Promise<ReportMove> {
  const about = { ...begun, ...(!ports.asking().inChat && { byName: true as const }), told: {} };
  const says = [say(`report.begin_${begun.kind}`), ...namedSays(begun)];
  const passed = passedOf(begun);
  if (named?.by === 'nik') return { ...onwards({ ...about, nikIndex: named.index }, 'family'), says, passed };
  const { length } = await ports.people();
  return { ...(length > 0 ? { next: 'whom' as const, known: about } : onwards(about)), says, passed };
}

const ofHappened = { death: 'bereaved', accident: 'accidentReport' } as const;

const elsewhere = { reportDeath: 'bereaved', reportAccident: 'accidentReport' } as const;

/** *Laporan*: a death, an accident or "please check" for the officers, with its number and access code, for whoever has no card at all. */
export const report = flow(
  'report',
  questions,
  {
    kind: {
      ask: () => [say('report.askKind', {}, ['reportDeath', 'reportAccident', 'reportCheck'])],
      answer({ choice }, _known, ports) {
        if (choice === 'reportCheck') return begin({ kind: 'check' }, {}, ports);
        if (choice === 'reportDeath' || choice === 'reportAccident') return { go: elsewhere[choice] };
        return { again: say('report.pickKind') };
      },
    },
    whom: {
      async ask({ kind }, ports) {
        const choices = (await ports.people()).map(({ participantId, name }) => ({
          id: `person-${participantId}`,
          key: 'check.person',
          values: { name },
        }));
        return [say(`report.askWhom_${kind}`, {}, [...choices, 'another'])];
      },
      answer: answerWhom,
    },
    when: {
      ask: (_about, ports) => [
        say('report.askWhen', { example: addDays(ports.today(), -3) }, [
          'eventToday',
          'eventYesterday',
          'dayForgotten',
        ]),
      ],
      answer: (heard, about, ports) => answerWhen(heard, about, ports.today()),
    },
    worker: {
      ask: ({ kind, byName }) => [
        byName ? say(`report.askName_${kind}`) : say(`report.askWorker_${kind}`, {}, ['noNik']),
      ],
      answer: answerWorker,
    },
    name: { ask: ({ kind }) => [say(`report.askName_${kind}`)], answer: answerName },
    birthDate: { ask: () => [say('report.askBirthDate', {}, ['skip'])], answer: answerBirthDate },
    village: { ask: () => [say('report.askVillage', {}, ['skip'])], answer: answerVillage },
    family: { ask: () => [say('report.askFamily', {}, ['noCard'])], answer: answerFamily },
    relation: {
      ask: (about) => [say(`report.askRelation_${about.kind}`, {}, relationsFor(about))],
      answer: (heard, about) => answerRelation(heard, about),
    },
    reporter: { ask: () => [say('report.askReporter', {}, ['skip'])], answer: answerReporter },
    phone: { ask: () => [{ ...say('report.askPhone', {}, ['thisChat']), ask: 'phone' }], answer: answerPhone },
  },
  async (seed, ports) => {
    if ((await openReports(ports)) >= MOST)
      return { end: [say('report.tooMany', { most: MOST }, ['claimStatus', 'menu'])] };
    const begun = seed.report ?? (seed.named && { kind: 'check' as const });
    if (begun) return begin(begun, seed, ports);
    // What happened was said: its own topic comes before the report.
    return seed.happened ? { go: ofHappened[seed.happened], seed } : { next: 'kind', known: {} };
  },
);
