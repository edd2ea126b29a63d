import { z } from 'zod';
import { hearProgramme } from '../../language/hearing/hear-programme.ts';
import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';

/** "BPJS" and no more: people say it of both, and only one of them is ours. */
export const whichBpjs = flow(
  'whichBpjs',
  { which: z.object({}) },
  {
    which: {
      ask: () => [say('otherProgramme.askBpjs', {}, ['bpjsTk', 'bpjsKesehatan'])],
      answer({ choice, words }) {
        const programme = hearProgramme(words);
        if (choice === 'bpjsTk') return { go: 'menu', says: [say('menu.greet')] };
        if (choice === 'bpjsKesehatan') return { go: 'otherProgramme', seed: { programme: 'bpjsKesehatan' } };
        return programme ? { go: 'otherProgramme', seed: { programme } } : { again: say('otherProgramme.pickBpjs') };
      },
    },
  },
  () => ({ next: 'which', known: {} }),
);
