import { z } from 'zod';
import { addDays, type Day } from '../../domain/day.ts';
import type { Heard } from '../../language/hear.ts';
import { hearPastDay } from '../../language/hear-past-day.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { firstHelpSays, laterSay, limitSays } from '../accident-report/says.ts';
import { flow } from '../flow.ts';

const quick: Record<string, (today: Day) => Day> = {
  eventToday: (today) => today,
  eventYesterday: (today) => addDays(today, -1),
};

const heardDay = ({ choice, words }: Heard, today: Day): Day | undefined =>
  choice ? quick[choice]?.(today) : hearPastDay(words, today);

const topics = ['accident', 'estimate', 'officer', 'menu'] as const;

/** What follows the care, with the days that hang on the day of the accident where that was told. */
const told = (today: Day, on?: Day): { end: Say[] } => ({
  end: [
    ...(on ? limitSays(on, today) : []),
    laterSay(today, on !== undefined),
    say('accidentReport.next', {}, [...topics]),
  ],
});

/** *Lapor kecelakaan*: the next hour and the next two days at once, hospital first; then the exact days for whoever says when. */
export const accidentReport = flow(
  'accidentReport',
  { when: z.object({}), later: z.object({}) },
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
        if (heard.choice === 'laterSteps') return told(today);
        const on = heardDay(heard, today);
        return on ? told(today, on) : { again: say('accidentReport.badDay', { example: addDays(today, -1) }) };
      },
    },
    later: {
      ask: () => [say('accidentReport.askLater', {}, ['laterSteps', ...topics])],
      answer: ({ choice }, _known, ports) =>
        choice === 'laterSteps' ? told(ports.today()) : { again: say('accidentReport.pickOne') },
    },
  },
  ({ past }, ports) => {
    const today = ports.today();
    const first = firstHelpSays(today);
    if (!past) return { says: first, next: 'when', known: {} };
    return { says: [...first, ...limitSays(past, today)], next: 'later', known: {} };
  },
);
