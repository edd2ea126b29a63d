import { z } from 'zod';
import { addDays, type Day } from '../../domain/day.ts';
import type { Heard } from '../../language/hear.ts';
import { hearPastDay } from '../../language/hear-past-day.ts';
import { say } from '../../language/texts.ts';
import { firstHelpSays, laterSay, limitSays } from '../accident-report/says.ts';
import { flow, type Move } from '../flow.ts';
import { begun } from '../report/known.ts';

const quick: Record<string, (today: Day) => Day> = {
  eventToday: (today) => today,
  eventYesterday: (today) => addDays(today, -1),
};

const heardDay = ({ choice, words }: Heard, today: Day): Day | undefined =>
  choice ? quick[choice]?.(today) : hearPastDay(words, today);

const topics = ['report', 'accident', 'estimate', 'officer', 'menu'] as const;

/** What a report of this accident need not ask again. */
const known = z.object({ report: begun.optional() });
const reportOf = (on?: Day) => ({ report: { kind: 'accident' as const, on } });

const questions = { when: known, later: known, after: known };

/** What follows the care, with the days that hang on the day of the accident where that was told only now. */
const told = (today: Day, on: Day | undefined, said: boolean): Move<typeof questions> => ({
  says: [...(on && !said ? limitSays(on, today) : []), laterSay(today, on !== undefined)],
  next: 'after',
  known: reportOf(on),
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
      answer(heard, _known, ports) {
        const today = ports.today();
        if (heard.choice === 'laterSteps') return told(today, undefined, false);
        const on = heardDay(heard, today);
        return on ? told(today, on, false) : { again: say('accidentReport.badDay', { example: addDays(today, -1) }) };
      },
    },
    later: {
      ask: () => [say('accidentReport.askLater', {}, ['laterSteps', ...topics])],
      answer: ({ choice }, { report }, ports) =>
        choice === 'laterSteps' ? told(ports.today(), report?.on, true) : { again: say('accidentReport.pickOne') },
    },
    after: {
      ask: () => [say('accidentReport.next', {}, [...topics])],
      answer: () => ({ again: say('accidentReport.pickOne') }),
    },
  },
  // Who was told so before consent is not told so twice.
  ({ past, wanted }, ports) => {
    const today = ports.today();
    const told = wanted === 'accidentReport';
    const first = told ? [] : firstHelpSays(today);
    if (!past) return { says: first, next: 'when', known: reportOf() };
    return { says: [...first, ...(told ? [] : limitSays(past, today))], next: 'later', known: reportOf(past) };
  },
);
