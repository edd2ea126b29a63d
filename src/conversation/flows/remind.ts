import { z } from 'zod';
import { claimBy } from '../../domain/claims/deadlines.ts';
import { addDays, addMonths, type Day } from '../../domain/day.ts';
import type { Heard } from '../../language/hear.ts';
import { say } from '../../language/texts.ts';
import { flow, type Move } from '../flow.ts';
import type { Ports } from '../ports.ts';

/** More than this in one chat is a slip or a game. */
const MOST = 10;

const questions = { when: z.object({}), manage: z.object({}) };
type RemindMove = Move<typeof questions>;

const quick: Record<string, (today: Day) => Day> = {
  in3days: (today) => addDays(today, 3),
  in7days: (today) => addDays(today, 7),
  in1month: (today) => addMonths(today, 1),
};

/** Sets the reminder, or says why that day does not do. */
async function set(on: Day, ports: Ports): Promise<RemindMove> {
  const today = ports.today();
  if (on <= today) return { again: say('remind.past', { on }) };
  // The right to claim lapses by then: nothing later is worth a reminder.
  if (on > claimBy(today)!.on) return { again: say('remind.tooFar', { on }) };
  const pending = await ports.reminders();
  if (pending.some((one) => one.on === on)) return { end: [say('remind.already', { on }, ['remind', 'menu'])] };
  if (pending.length >= MOST) return { again: say('remind.tooMany', { most: MOST }) };
  return { effects: [{ do: 'remind', on }], end: [say('remind.set', { on }, ['remind', 'menu'])] };
}

const heardDay = ({ choice, day }: Heard, today: Day): Day | undefined => (choice ? quick[choice]?.(today) : day);

async function answerWhen(heard: Heard, ports: Ports): Promise<RemindMove> {
  const cancelled = /^cancel-(\d+)$/.exec(heard.choice ?? '');
  if (cancelled)
    return {
      effects: [{ do: 'cancelReminder', id: Number(cancelled[1]) }],
      end: [say('remind.cancelled', {}, ['remind', 'menu'])],
    };
  const on = heardDay(heard, ports.today());
  return on ? set(on, ports) : { again: say('remind.badDay', { example: addDays(ports.today(), 7) }) };
}

/** *Ingatkan saya*: a reminder about a claim on a day or in so many days; listed and cancelled here too. */
export const remind = flow(
  'remind',
  questions,
  {
    when: {
      ask: (_known, ports) => [
        say('remind.ask', { example: addDays(ports.today(), 7) }, ['in3days', 'in7days', 'in1month']),
      ],
      answer: (heard, _known, ports) => answerWhen(heard, ports),
    },
    manage: {
      async ask(_known, ports) {
        const pending = await ports.reminders();
        const cancels = pending.map(({ id, on }) => ({ id: `cancel-${id}`, key: 'remind.cancel', values: { on } }));
        return [say('remind.list', { count: pending.length }, [...cancels, 'in3days', 'in7days', 'in1month'])];
      },
      answer: (heard, _known, ports) => answerWhen(heard, ports),
    },
  },
  async ({ day }, ports) => {
    const first = (await ports.reminders()).length > 0 ? 'manage' : 'when';
    if (!day) return { next: first, known: {} };
    const move = await set(day, ports);
    return 'again' in move ? { next: first, known: {}, says: [move.again] } : move;
  },
);
