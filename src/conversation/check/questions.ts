import { z } from 'zod';
import type { Move } from '../flow.ts';
import type { Relation } from '../ports.ts';

const named = z.object({ named: z.object({ by: z.enum(['nik', 'card']), index: z.string() }) });
/** The index of an activation code that came before the record was named. */
const code = z.object({ code: z.string() });
const namedPerhapsCode = named.extend(code.partial().shape);
const shown = z.object({ participantId: z.int() });

/**
 * The questions of *cek kepesertaan*, and what must be known before each can be asked. `link`: a link to our page was given and
 * its four digits are due; `ways`: what else works; `notOpened`: what was told on that page proves nothing.
 */
export const questions = {
  whom: z.object({}),
  name: z.object({}),
  nameForCode: code,
  link: code.partial(),
  ways: code.partial(),
  unusual: namedPerhapsCode,
  proof: named,
  notProven: namedPerhapsCode,
  notOpened: z.object({}),
  relation: shown,
};

export type CheckMove = Move<typeof questions>;

/** Who the person may be to the one who writes. */
export const relations = ['self', 'spouse', 'child', 'parent', 'sibling', 'other'] as const satisfies Relation[];
