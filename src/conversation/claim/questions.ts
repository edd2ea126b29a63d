import { z } from 'zod';

/** The questions of *status klaim*, and what must be known before each can be asked. `missing`: papers are still to be handed in. */
export const questions = {
  number: z.object({}),
  code: z.object({ number: z.string() }),
  which: z.object({}),
  shown: z.object({ caseId: z.int(), missing: z.boolean() }),
};
