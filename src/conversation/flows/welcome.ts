import { z } from 'zod';
import { say } from '../../language/texts.ts';
import { CONSENT_VERSION } from '../consent.ts';
import { flow, flowNames } from '../flow.ts';

const choices = ['agree', 'decline', 'details'] as const;

/** What was asked for before consent; of an activation code its index alone. */
const wanted = z.object({ wanted: z.enum(flowNames).optional(), code: z.string().optional() });

/** Who we are, and the consent without which nothing about a person is looked up or kept. */
export const welcome = flow(
  'welcome',
  { consent: wanted },
  {
    consent: {
      ask: () => [say('welcome.hello'), say('welcome.consent', {}, [...choices])],
      answer({ choice, topic }, { wanted, code }) {
        if (choice === 'agree') {
          return {
            effects: [{ do: 'consent', version: CONSENT_VERSION, given: true }],
            says: [say('welcome.thanks')],
            ...(code ? { go: 'check', seed: { code } } : { go: wanted ?? 'menu', seed: wanted ? { wanted } : {} }),
          };
        }
        if (choice === 'details') return { again: say('welcome.details') };
        if (choice === 'decline') return { end: [say('welcome.declined', {}, ['welcome'])] };
        return { next: 'consent', known: { wanted: topic ?? wanted, code } };
      },
    },
  },
  ({ wanted, code }) => ({ next: 'consent', known: { wanted, code } }),
);
