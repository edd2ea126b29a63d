import { z } from 'zod';
import { say } from '../../language/texts.ts';
import { flow, type Move } from '../flow.ts';
import { onlyPerson } from '../only-person.ts';
import type { Named, Ports } from '../ports.ts';

/** Open requests a chat may have at one time. */
const MOST = 3;

const questions = { sure: z.object({}) };

/** Writes the request, for the record that was named or else the one person this chat speaks for. */
async function ask(named: Named | undefined, ports: Ports): Promise<Move<typeof questions>> {
  const participantId = named ? null : await onlyPerson(ports);
  const detail: Record<string, string> = named ? { by: named.by, index: named.index } : {};
  return {
    effects: [{ do: 'request', kind: 'check', participantId, detail, dueAt: null }],
    end: [say('officer.asked', {}, ['menu'])],
  };
}

/** *Minta petugas memeriksa*: a row in the officers' inbox. Asked once more when a word alone led here, not after a proof that failed. */
export const officer = flow(
  'officer',
  questions,
  {
    sure: {
      ask: () => [say('officer.ask', {}, ['officerYes', 'no'])],
      answer({ choice }, _known, ports) {
        if (choice === 'no') return { go: 'menu', says: [say('officer.notAsked')] };
        return choice === 'officerYes' ? ask(undefined, ports) : { again: say('officer.pickYesNo') };
      },
    },
  },
  async ({ named }, ports) => {
    if ((await ports.kept()).requests >= MOST) return { end: [say('officer.tooMany', { most: MOST }, ['menu'])] };
    return named ? ask(named, ports) : { next: 'sure', known: {} };
  },
);
