import { z } from 'zod';
import type { Heard } from '../../language/hear.ts';
import { say } from '../../language/texts.ts';
import { CONSENT_VERSION } from '../consent.ts';
import { flow, flowNames, type Seed } from '../flow.ts';
import type { Ports } from '../ports.ts';
import { said } from '../said.ts';
import { given, kept, saidIn } from '../seed.ts';

const choices = ['agree', 'decline', 'details'] as const;

/** What was asked for and told before consent; of an activation code its index alone. */
const wantedBefore = said.extend({
  wanted: z.enum(flowNames).optional(),
  code: z.string().optional(),
  caseNumber: z.string().optional(),
});
type Before = z.output<typeof wantedBefore>;

/** What goes on with the topic that was wanted. */
const toldOf = (known: Before): Seed => given(['wanted', 'caseNumber', ...kept], known);

/** Something else is wanted, with what is said of it. */
function withTopic(heard: Heard, known: Before, ports: Ports): Before {
  if (!heard.topic) return known;
  return { ...given(['code', 'caseNumber'], known), ...saidIn(heard, ports), wanted: heard.topic };
}

/** Who we are, and the consent without which nothing about a person is looked up or kept. */
export const welcome = flow(
  'welcome',
  { consent: wantedBefore },
  {
    consent: {
      ask: () => [say('welcome.hello'), say('welcome.consent', {}, [...choices])],
      answer(heard, known, ports) {
        const { choice } = heard;
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
        return { next: 'consent', known: withTopic(heard, known, ports) };
      },
    },
  },
  (seed) => ({ next: 'consent', known: given(['wanted', 'code', 'caseNumber', ...kept], seed) as Before }),
);
