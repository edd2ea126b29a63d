import { z } from 'zod';
import { hearRegency } from '../../language/hearing/hear-region.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { flow } from '../flow.ts';
import { branchSay, contactSay } from '../office/says.ts';

const answered = (answer: Say): { end: Say[] } => ({
  end: [answer, say('office.next', {}, ['claimPapers', 'register', 'talk', 'menu'])],
});

/** *Kantor dan kontak*: what serves everyone is said at once, the branch once we know where somebody is. */
export const office = flow(
  'office',
  { where: z.object({}) },
  {
    where: {
      ask: () => [say('office.askWhere', {}, ['outsideJambi', 'skipPlace'])],
      answer({ choice, words }) {
        if (choice === 'skipPlace') return answered(branchSay(undefined));
        const regency = choice === 'outsideJambi' ? 'elsewhere' : hearRegency(words);
        return regency ? answered(branchSay(regency)) : { again: say('office.badWhere') };
      },
    },
  },
  ({ regency }) => ({
    says: [contactSay()],
    ...(regency ? answered(branchSay(regency)) : { next: 'where', known: {} }),
  }),
);
