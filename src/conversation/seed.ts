import type { Heard } from '../language/hear.ts';
import { hearClaimEvent } from '../language/hear-claim-event.ts';
import { hearPastDay } from '../language/hear-past-day.ts';
import type { Known, Seed } from './flow.ts';
import { CARD, NIK } from './hear-proof.ts';
import type { Open } from './place.ts';
import type { Ports } from './ports.ts';

/** Lengths of the numbers that name a record. */
const NAMES_A_RECORD = [NIK, CARD];

/** What the open question knows that another topic may go on from. */
const CARRIED = ['named', 'report', 'caseId'] as const;

/** Of what is known, what goes on under these names. */
export const given = <Name extends keyof Seed>(names: readonly Name[], known: Known = {}): Seed =>
  Object.fromEntries(names.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]])));

/** What was already said: in this message, and at the open question. A code beside the number of a case is its access code. */
export const seedOf = (
  { words, numbers, day, code, caseNumber }: Heard,
  opened: Open | undefined,
  ports: Ports,
): Seed => ({
  ...given(CARRIED, opened?.place.known),
  ...given(['number', 'day', 'past', 'about', 'caseNumber', 'access', 'code'], {
    number: numbers.find(({ length }) => NAMES_A_RECORD.includes(length)),
    day,
    past: hearPastDay(words, ports.today()),
    about: hearClaimEvent(words),
    caseNumber,
    ...(code && (caseNumber ? { access: code.signs } : { code: ports.indexOf('code', code.signs) })),
  }),
});
