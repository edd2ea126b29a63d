import { z } from 'zod';
import file from './params/programmes.json' with { type: 'json' };

const programme = z.object({
  code: z.string().regex(/^[a-z_]+$/),
  /** As shown to people. */
  name: z.string().min(1),
  /** Who pays, as shown to people; a cover of the roll may name another. */
  sponsor: z.string().min(1),
  confidence: z.enum(['statute', 'published', 'unconfirmed']),
  source: z.string().min(1),
});

/** A programme under which contributions are paid; `self_paid` is one too. */
export type Programme = z.infer<typeof programme>;

/** Every programme of Jambi that we know of, in the order of the file. */
export const programmes: readonly Programme[] = z.object({ programmes: z.array(programme) }).parse(file).programmes;

const key = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const byWords = new Map(programmes.flatMap((one) => [one.code, one.name].map((words) => [key(words), one])));

/** The programme of a code or of a shown name, however it is spelt in case, spaces and dashes. */
export const programmeOf = (codeOrName: string): Programme | undefined => byWords.get(key(codeOrName));
