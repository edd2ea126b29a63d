import { z } from 'zod';
import { day } from '../../domain/day.ts';
import { say } from '../../language/texts.ts';
import { CONSENT_VERSION } from '../consent.ts';
import { flow, flowNames, type Seed } from '../flow.ts';

const choices = ['agree', 'decline', 'details'] as const;

/** What was asked for and told before consent; of an activation code its index alone. */
const wantedBefore = z.object({
  wanted: z.enum(flowNames).optional(),
  code: z.string().optional(),
  past: day.optional(),
  caseNumber: z.string().optional(),
});

/** What goes on with the topic that was wanted. */
const toldOf = ({ wanted, past, caseNumber }: z.output<typeof wantedBefore>): Seed => ({
  ...(wanted && { wanted }),
  ...(past && { past }),
  ...(caseNumber && { caseNumber }),
});

/** Who we are, and the consent without which nothing about a person is looked up or kept. */
export const welcome = flow(
  'welcome',
  { consent: wantedBefore },
  {
    consent: {
      ask: () => [say('welcome.hello'), say('welcome.consent', {}, [...choices])],
      answer({ choice, topic }, known) {
        const { wanted, code } = known;
        if (choice === 'agree') {
          return {
            effects: [{ do: 'consent', version: CONSENT_VERSION, given: true }],
            says: [say('welcome.thanks')],
            ...(code ? { go: 'check', seed: { code } } : { go: wanted ?? 'menu', seed: toldOf(known) }),
          };
        }
        if (choice === 'details') return { again: say('welcome.details') };
        if (choice === 'decline') return { end: [say('welcome.declined', {}, ['welcome'])] };
        return { next: 'consent', known: { ...known, wanted: topic ?? wanted } };
      },
    },
  },
  ({ wanted, code, past, caseNumber }) => ({ next: 'consent', known: { wanted, code, past, caseNumber } }),
);
