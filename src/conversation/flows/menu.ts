import { z } from 'zod';
import { say } from '../../language/texts.ts';
import { type FlowName, flow, flowNames } from '../flow.ts';
import { said } from '../said.ts';

const topics = [
  ...(['check', 'bereaved', 'accidentReport', 'claimStatus', 'benefits', 'eligibility', 'contribution'] as const),
  ...(['remind', 'data', 'talk'] as const),
] as const;

const offered = z.array(z.enum(flowNames));

/** To what is no choice of ours; what else it may be, the router asks itself. */
const answer = () => ({ again: say('menu.notUnderstood') });

/** A topic in the words of whoever may have meant it. */
const meant = (topic: FlowName) => ({ id: topic, key: `which.${topic}`, values: {} });

/**
 * The list of topics, whatever a finished topic offered last, and which of two was meant, with what was already said. Choices here
 * are names of flows, which the router takes itself.
 */
export const menu = flow(
  'menu',
  { pick: z.object({}), offered: said.extend({ offered }), which: said.extend({ offered }) },
  {
    pick: {
      ask: () => [say('menu.pick', {}, [...topics])],
      answer,
    },
    offered: {
      ask: ({ offered: all }) => [say('menu.next', {}, all)],
      answer,
    },
    which: {
      ask: ({ offered: two }) => [say('menu.which', {}, [...two.map(meant), 'menu'])],
      answer,
    },
  },
  () => ({ next: 'pick', known: {} }),
);
