import { z } from 'zod';
import { readNik } from '../../domain/nik.ts';
import type { Heard } from '../../language/hear.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { coverSays } from '../cover-says.ts';
import type { Move } from '../flow.ts';
import { CARD, hearProof, isSameNik, NIK, notAProof } from '../hear-proof.ts';
import type { Named, Ports, Proof, Relation, RollRecord } from '../ports.ts';

const named = z.object({ named: z.object({ by: z.enum(['nik', 'card']), index: z.string() }) });
/** The index of an activation code that came before the record was named. */
const code = z.object({ code: z.string() });
const namedPerhapsCode = named.extend(code.partial().shape);
const shown = z.object({ participantId: z.int() });

/** The questions of *cek kepesertaan*, and what must be known before each can be asked. */
export const questions = {
  whom: z.object({}),
  name: z.object({}),
  nameForCode: code,
  unusual: namedPerhapsCode,
  proof: named,
  notProven: namedPerhapsCode,
  relation: shown,
};

type CheckMove = Move<typeof questions>;

/** Who the person may be to the one who writes. */
export const relations = ['self', 'spouse', 'child', 'parent', 'sibling', 'other'] as const satisfies Relation[];

/** What names a record in this message, or why it does not. */
export function nameRecord({ numbers }: Heard, ports: Ports): CheckMove {
  const number = numbers[0];
  if (!number) return { again: say('check.needNik') };
  if (number.length === CARD)
    return { next: 'proof', known: { named: { by: 'card', index: ports.indexOf('card', number) } } };
  if (number.length !== NIK) return { again: say('check.badLength', { count: number.length }) };
  const reading = readNik(number, ports.today());
  if (!reading.ok) return { again: say('check.badNik') };
  const known = { named: { by: 'nik' as const, index: ports.indexOf('nik', number) } };
  const doubtful = reading.findings.some(({ code }) => code !== 'serial_0000');
  return doubtful ? { next: 'unusual', known } : { next: 'proof', known };
}

/** How long to wait, in the unit a person would use. */
function waitSay(until: Date, now: Date): Say {
  const minutes = Math.ceil((until.getTime() - now.getTime()) / 60_000);
  return minutes <= 90
    ? say('check.waitMinutes', { minutes })
    : say('check.waitHours', { hours: Math.ceil(minutes / 60) });
}

/** Tries a proof: the cover at once when it holds; one and the same answer for "not in the roll" and "wrong proof". */
export async function prove(heard: Heard, named: Named, ports: Ports): Promise<CheckMove> {
  const proof = hearProof(heard, named.by, ports);
  if (!proof) return { again: notAProof(heard, named.by) };
  if (isSameNik(proof, named, ports)) return { again: say('check.sameNik') };
  const proven = await ports.prove(named, proof);
  if (proven.ok) return show(proven.record, proof, ports);
  if (proven.why === 'wait') return { again: waitSay(proven.until, ports.now()) };
  return { next: 'notProven', known: { named, ...codeOf(proof) } };
}

/** Kept with the record it did not prove: when the NIK was mistyped, the code need not be typed again. */
const codeOf = (proof: Proof) => (proof.kind === 'code' ? { code: proof.index } : {});

/** Tries a code that came first. Whatever its answer, the person is then where any other proof may be typed. */
export async function proveByCode(named: Named, index: string, ports: Ports): Promise<CheckMove> {
  const proof: Proof = { kind: 'code', index };
  const proven = await ports.prove(named, proof);
  if (proven.ok) return show(proven.record, proof, ports);
  if (proven.why === 'no') return { next: 'notProven', known: { named, code: index } };
  return { says: [waitSay(proven.until, ports.now())], next: 'proof', known: { named } };
}

/** Names the record that a code is for, and tries the code on it; an odd NIK is asked about first. */
export async function nameForCode(heard: Heard, index: string, ports: Ports): Promise<CheckMove> {
  const move = nameRecord(heard, ports);
  if (!('next' in move)) return move;
  if (move.next === 'unusual') return { next: 'unusual', known: { ...move.known, code: index } };
  return move.next === 'proof' ? proveByCode(move.known.named, index, ports) : move;
}

function show(record: RollRecord, proof: Proof, ports: Ports): CheckMove {
  const { participantId } = record;
  const announce = say('check.boundElsewhere');
  return {
    says: [coverSays(record, ports.today())],
    effects: [
      {
        do: 'bind',
        participantId,
        relation: record.relation ?? 'other',
        proof: proof.kind,
        ...(proof.kind === 'code' && { spends: proof.index }),
        announce,
      },
      { do: 'audit', action: 'record.shown', subject: `participant:${participantId}` },
    ],
    next: 'relation',
    known: { participantId },
  };
}

/** Asks for another NIK, for the code that waits for one or before a proof. */
export const rename = (code: string | undefined): CheckMove =>
  code ? { next: 'nameForCode', known: { code } } : { next: 'name', known: {} };

/** Someone this chat already speaks for: shown without asking again. */
export async function showBound(participantId: number, ports: Ports): Promise<CheckMove> {
  const record = (await ports.record(participantId))!;
  return {
    effects: [{ do: 'audit', action: 'record.shown', subject: `participant:${participantId}` }],
    end: [coverSays(record, ports.today()), say('check.whatNext', {}, ['remind', 'jkk', 'jkm', 'menu'])],
  };
}
