import { z } from 'zod';
import { instantOf } from '../../domain/day.ts';
import { HANDED_HOURS, handedUntil, officersNext } from '../../domain/officer-hours.ts';
import { retention } from '../../domain/retention.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { flow } from '../flow.ts';
import type { Ports } from '../ports.ts';

/** When an answer may be expected, seen from now: never a promise. */
function whenSay({ officerHours, now }: Ports): Say {
  const { on, open } = officersNext(officerHours(), now());
  return open ? say('talk.whenOpen') : say('talk.whenLater', { on });
}

function hoursSay({ officerHours, today }: Ports): Say {
  const { from, until } = officerHours();
  const at = (minute: number): string => instantOf(today(), minute).toISOString();
  return say('talk.hours', { from: at(from), until: at(until) });
}

/**
 * *Bicara dengan petugas*: the chat goes to the officers' inbox with what was said in it, and the bot keeps quiet. Asked once
 * more, because people other than the person's own then read along.
 */
export const talk = flow(
  'talk',
  { sure: z.object({}) },
  {
    sure: {
      ask: (_known, ports) => [
        {
          ...say('talk.ask', { days: retention.inbound.days, hours: HANDED_HOURS }, ['talkYes', 'officer', 'no']),
          more: [hoursSay(ports), whenSay(ports), say('talk.urgent')],
        },
      ],
      answer({ choice }, _known, ports) {
        if (choice === 'no') return { go: 'menu', says: [say('talk.notAsked')] };
        if (choice !== 'talkYes') return { again: say('talk.pickYesNo') };
        const until = handedUntil(ports.now());
        const quiet = say('talk.quiet', { until: until.toISOString() });
        return {
          effects: [{ do: 'handOver', until }],
          end: [{ ...say('talk.handed'), more: [whenSay(ports), quiet] }],
        };
      },
    },
  },
  () => ({ next: 'sure', known: {} }),
);
