import { z } from 'zod';
import { addDays, type Day } from '../../domain/day.ts';
import type { Heard } from '../../language/hear.ts';
import { hearPastDay } from '../../language/hearing/hear-past-day.ts';
import { say } from '../../language/texts.ts';
import { firstHelpSays, laterSay, limitSays } from '../accident-report/says.ts';
import { flow, type Move, type Seed } from '../flow.ts';
import { type Begun, begun, workerTo } from '../report/known.ts';

const quick: Record<string, (today: Day) => Day> = {
  eventToday: (today) => today,
  eventYesterday: (today) => addDays(today, -1),
};

const heardDay = ({ choice, words }: Heard, today: Day): Day | undefined =>
  choice ? quick[choice]?.(today) : hearPastDay(words, today);

const topics = ['report', 'accident', 'estimate', 'officer', 'menu'] as const;

/** What a report of this accident need not ask again. */
const known = z.object({ report: begun.optional() });
const reportOf = (on?: Day, report?: Begun) => ({ report: { ...report, kind: 'accident' as const, on } });

/** Where, and whose accident it was, for the report alone: nothing here hangs on it. */
const toldBefore = ({ regency, relation }: Seed): Begun => ({
  kind: 'accident',
  ...(regency && { regency }),
  ...(relation && { relation: workerTo(relation) }),
});

const questions = { when: known, later: known, after: known };

/** What follows the care, with the days that hang on the day of the accident where that was told only now. */
const told = (today: Day, on: Day | undefined, said: boolean, report: Begun | undefined): Move<typeof questions> => ({
  says: [...(on && !said ? limitSays(on, today) : []), laterSay(today, on !== undefined)],
  next: 'after',
  known: reportOf(on, report),
});

/** *Lapor kecelakaan*: the next hour and the next two days at once, hospital first; then the exact days for whoever says when. */
export const accidentReport = flow(
  'accidentReport',
  questions,
  {
    when: {
      ask: (_known, ports) => [
        say('accidentReport.askWhen', { example: addDays(ports.today(), -1) }, [
          ...(['eventToday', 'eventYesterday', 'laterSteps'] as const),
          ...topics,
        ]),
      ],
      answer(heard, { report }, ports) {
        const today = ports.today();
        if (heard.choice === 'laterSteps') return told(today, undefined, false, report);
        const on = heardDay(heard, today);
        return on
          ? told(today, on, false, report)
          : { again: say('accidentReport.badDay', { example: addDays(today, -1) }) };
      },
    },
    later: {
      ask: () => [say('accidentReport.askLater', {}, ['laterSteps', ...topics])],
      answer: ({ choice }, { report }, ports) =>
        choice === 'laterSteps'
          ? told(ports.today(), report?.on, true, report)
          : { again: say('accidentReport.pickOne') },
    },
    after: {
      ask: () => [say('accidentReport.next', {}, [...topics])],
      answer: () => ({ again: say('accidentReport.pickOne') }),
    },
  },
  // Who was told so before consent is not told so twice. The day is named where the limits are told.
  ({ past, wanted, ...seed }, ports) => {
    const today = ports.today();
    const told = wanted === 'accidentReport';
    const first = told ? [] : firstHelpSays(today);
    const report = toldBefore(seed);
    if (!past) return { says: first, next: 'when', known: { report } };
    return {
      says: [...first, ...(told ? [] : limitSays(past, today))],
      next: 'later',
      known: reportOf(past, report),
      passed: ['when'],
    };
  },
);
