import { z } from 'zod';
import type { Heard } from '../../language/hear.ts';
import { hearCourtesy } from '../../language/hear-courtesy.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { flow, flowNames } from '../flow.ts';

const topics = [
  ...(['check', 'bereaved', 'accidentReport', 'claimStatus', 'benefits', 'eligibility', 'contribution'] as const),
  ...(['remind', 'data', 'officer'] as const),
] as const;

const courtesies = { greeting: say('menu.greet'), thanks: say('menu.thanked') };

/** To what is no topic; whoever greets or thanks is answered in kind. */
function answer({ words }: Heard): { again: Say } {
  const courtesy = hearCourtesy(words);
  return { again: courtesy ? courtesies[courtesy] : say('menu.notUnderstood') };
}

/** The list of topics, and whatever a finished topic offered last. Choices here are names of flows, which the router takes itself. */
export const menu = flow(
  'menu',
  { pick: z.object({}), offered: z.object({ offered: z.array(z.enum(flowNames)) }) },
  {
    pick: {
      ask: () => [say('menu.pick', {}, [...topics])],
      answer,
    },
    offered: {
      ask: ({ offered }) => [say('menu.next', {}, offered)],
      answer,
    },
  },
  () => ({ next: 'pick', known: {} }),
);
