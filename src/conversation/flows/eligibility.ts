import { occupationChoice } from '../../language/hearing/hear-occupation.ts';
import { say } from '../../language/texts.ts';
import { bornAbout, hearBirthDate } from '../eligibility/age.ts';
import { questions } from '../eligibility/known.ts';
import {
  alreadySaid,
  answerAge,
  answerCover,
  answerDomicile,
  answerListed,
  answerOccupation,
  answerWork,
  type EligibilityMove,
  ofAge,
} from '../eligibility/moves.ts';
import { flow } from '../flow.ts';
import { pass } from '../pass.ts';
import type { Ports } from '../ports.ts';

/** What people here do most; the rest is typed. */
const offered = (
  [
    'ojek_online',
    'ojek_pangkalan',
    'palm_farmer',
    'farmer',
    'trader',
    'construction_worker',
    'day_labourer',
    'other',
  ] as const
).map(occupationChoice);

/** A year that would have worked, for someone of an age. */
const exampleYear = (age: number, today: string): string => String(Number(today.slice(0, 4)) - age);

const passing = (move: EligibilityMove, ports: Ports) => pass(move, alreadySaid(ports.today()));

/** *Cek kelayakan*: which programme may pay one's contributions, by six answers at most; a likelihood, never a promise. */
export const eligibility = flow(
  'eligibility',
  questions,
  {
    domicile: {
      ask: () => [say('eligibility.askDomicile', {}, ['outsideJambi'])],
      answer: (heard, known, ports) => passing(answerDomicile(heard, known, ports.today()), ports),
    },
    age: {
      ask: ({ domicile }) => [{ ...say(`eligibility.place_${domicile}`), more: [say('eligibility.askAge')] }],
      answer: (heard, known, ports) => passing(answerAge(heard, known, ports.today()), ports),
    },
    birthDate: {
      ask: ({ age }, ports) => [
        say('eligibility.askBirthDate', { age, year: exampleYear(age, ports.today()) }, ['notKnown']),
      ],
      answer({ choice, words }, { age, ...known }, ports) {
        const today = ports.today();
        const birthDate = choice === 'notKnown' ? bornAbout(age, today) : hearBirthDate(words, today);
        if (!birthDate) return { again: say('eligibility.badBirthDate', { year: exampleYear(age, today) }) };
        return passing(ofAge({ ...known, birthDate, atEdge: true }, today), ports);
      },
    },
    occupation: {
      ask: () => [say('eligibility.askOccupation', {}, offered)],
      answer: (heard, known) => answerOccupation(heard, known),
    },
    cover: {
      ask: () => [say('eligibility.askCover', {}, ['coverNone', 'coverHeld', 'coverEmployer', 'notKnown'])],
      answer: (heard, known, ports) => answerCover(heard, known, ports.today()),
    },
    work: {
      ask: () => [say('eligibility.askWork', {}, ['workHealthy', 'workIll', 'workNot'])],
      answer: (heard, known, ports) => answerWork(heard, known, ports.today()),
    },
    listed: {
      ask: () => [say('eligibility.askListed', {}, ['listedYes', 'no', 'notKnown'])],
      answer: (heard, known, ports) => answerListed(heard, known, ports.today()),
    },
  },
  ({ regency, age, occupation }, ports) =>
    passing({ next: 'domicile', known: { said: { regency, age, occupation } } }, ports),
);
