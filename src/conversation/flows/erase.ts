import { z } from 'zod';
import { answerBy } from '../../domain/rights.ts';
import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';

/**
 * *Hapus data saya*: this chat's own data are gone with the turn; the roll row is the agency's, so for each person bound a
 * request with a 3×24 h clock goes to an officer (UU 27/2022 Pasal 43–44).
 */
export const erase = flow(
  'erase',
  { sure: z.object({}) },
  {
    sure: {
      ask: () => [say('erase.ask', {}, ['eraseYes', 'no'])],
      async answer({ choice }, _known, ports) {
        if (choice === 'no') return { go: 'menu', says: [say('data.unchanged')] };
        if (choice !== 'eraseYes') return { again: say('data.pickYesNo') };
        const dueAt = answerBy(ports.now());
        const people = await ports.people();
        const requests = people.map(({ participantId }) => ({
          do: 'request' as const,
          kind: 'deletion' as const,
          participantId,
          detail: {},
          dueAt,
        }));
        const told = people.length > 0 ? say('erase.doneAndAsked', { by: dueAt.toISOString() }) : say('erase.done');
        return { effects: [...requests, { do: 'forget' }], end: [told] };
      },
    },
  },
  () => ({ next: 'sure', known: {} }),
);
