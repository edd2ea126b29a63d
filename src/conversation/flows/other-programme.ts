import { z } from 'zod';
import { hearProgramme, programmes } from '../../language/hearing/hear-programme.ts';
import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';
import { programmeSays } from '../other-programme/says.ts';

/** Those asked for most, a name each; the rest is typed. */
const offered = (['jht', 'jp', 'jkp', 'bpjsKesehatan', 'bsu', 'bansos', 'jasaRaharja', 'kur', 'taspen'] as const).map(
  (id) => ({ id, key: `otherProgramme.name_${id}`, values: {} }),
);

/** *Program lain*: what a programme that is not ours is, in a sentence, and its own door; no sums and no dates. */
export const otherProgramme = flow(
  'otherProgramme',
  { which: z.object({}) },
  {
    which: {
      ask: () => [say('otherProgramme.ask', {}, [...offered, 'other'])],
      answer({ choice, words }) {
        const told = programmes.find((one) => one === choice) ?? hearProgramme(words);
        if (told) return { end: programmeSays(told) };
        return choice === 'other' ? { end: programmeSays('other') } : { again: say('otherProgramme.pick') };
      },
    },
  },
  ({ programme }) => (programme ? { end: programmeSays(programme) } : { next: 'which', known: {} }),
);
