import { z } from 'zod';
import { say } from '../../language/texts.ts';
import { flow, flowNames } from '../flow.ts';

const topics = [
  ...(['check', 'bereaved', 'accidentReport', 'claimStatus', 'benefits', 'eligibility', 'contribution'] as const),
  ...(['remind', 'data', 'officer'] as const),
] as const;

/** The list of topics, and whatever a finished topic offered last. Choices here are names of flows, which the router takes itself. */
export const menu = flow(
  'menu',
  { pick: z.object({}), offered: z.object({ offered: z.array(z.enum(flowNames)) }) },
  {
    pick: {
      ask: () => [say('menu.pick', {}, [...topics])],
      answer: () => ({ again: say('menu.notUnderstood') }),
    },
    offered: {
      ask: ({ offered }) => [say('menu.next', {}, offered)],
      answer: () => ({ again: say('menu.notUnderstood') }),
    },
  },
  () => ({ next: 'pick', known: {} }),
);
