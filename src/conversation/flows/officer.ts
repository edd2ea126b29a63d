import { z } from 'zod';
import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';

const CHECK = { kind: 'check' } as const;

/** *Minta petugas memeriksa*: a report like any other. Asked once more when a word alone led here, not after a proof that failed. */
export const officer = flow(
  'officer',
  { sure: z.object({}) },
  {
    sure: {
      ask: () => [say('officer.ask', {}, ['officerYes', 'talk', 'no'])],
      answer({ choice }) {
        if (choice === 'no') return { go: 'menu', says: [say('officer.notAsked')] };
        return choice === 'officerYes'
          ? { go: 'report', seed: { report: CHECK } }
          : { again: say('officer.pickYesNo') };
      },
    },
  },
  ({ named }) => (named ? { go: 'report', seed: { report: CHECK, named } } : { next: 'sure', known: {} }),
);
