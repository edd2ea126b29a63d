import { z } from 'zod';
import { readNik } from '../../domain/nik.ts';
import type { Heard } from '../../language/hear.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { coverSays } from '../cover-says.ts';
import { flow, type Move } from '../flow.ts';
import { CARD, hearProof, isSameNik, NIK, notAProof } from '../hear-proof.ts';
import type { Named, Ports, Proof, Relation, RollRecord } from '../ports.ts';

const named = z.object({ named: z.object({ by: z.enum(['nik', 'card']), index: z.string() }) });
/** The index of an activation code that came before the record was named. */
const code = z.object({ code: z.string() });
const namedPerhapsCode = named.extend(code.partial().shape);
const shown = z.object({ participantId: z.int() });

const questions = {
  whom: z.object({}),
  name: z.object({}),
  nameForCode: code,
  unusual: namedPerhapsCode,
  proof: named,
  notProven: namedPerhapsCode,
  relation: shown,
};

type CheckMove = Move<typeof questions>;

const relations = ['self', 'spouse', 'child', 'parent', 'sibling', 'other'] as const satisfies Relation[];

/** What names a record in this message, or why it does not. */
function nameRecord({ numbers }: Heard, ports: Ports): CheckMove {
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
async function prove(heard: Heard, named: Named, ports: Ports): Promise<CheckMove> {
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
async function proveByCode(named: Named, index: string, ports: Ports): Promise<CheckMove> {
  const proof: Proof = { kind: 'code', index };
  const proven = await ports.prove(named, proof);
  if (proven.ok) return show(proven.record, proof, ports);
  if (proven.why === 'no') return { next: 'notProven', known: { named, code: index } };
  return { says: [waitSay(proven.until, ports.now())], next: 'proof', known: { named } };
}

/** Names the record that a code is for, and tries the code on it; an odd NIK is asked about first. */
async function nameForCode(heard: Heard, index: string, ports: Ports): Promise<CheckMove> {
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
const rename = (code: string | undefined): CheckMove =>
  code ? { next: 'nameForCode', known: { code } } : { next: 'name', known: {} };

/** Someone this chat already speaks for: shown without asking again. */
async function showBound(participantId: number, ports: Ports): Promise<CheckMove> {
  const record = (await ports.record(participantId))!;
  return {
    effects: [{ do: 'audit', action: 'record.shown', subject: `participant:${participantId}` }],
    end: [coverSays(record, ports.today()), say('check.whatNext', {}, ['remind', 'jkk', 'jkm', 'menu'])],
  };
}

/** *Cek kepesertaan*: what names the record, what proves it, then the cover (design: two things, and one reply for every failure). */
export const check = flow(
  'check',
  questions,
  {
    whom: {
      async ask(_known, ports) {
        const people = await ports.people();
        const choices = people.map(({ participantId, name }) => ({
          id: `person-${participantId}`,
          key: 'check.person',
          values: { name },
        }));
        return [say('check.whom', {}, [...choices, 'another'])];
      },
      async answer(heard, _known, ports) {
        if (heard.choice === 'another') return { next: 'name', known: {} };
        if (heard.choice) return showBound(Number(heard.choice.split('-')[1]), ports);
        return heard.numbers.length > 0 ? nameRecord(heard, ports) : { again: say('check.pickPerson') };
      },
    },
    name: {
      ask: () => [say('check.askNik')],
      answer: (heard, _known, ports) => nameRecord(heard, ports),
    },
    nameForCode: {
      ask: () => [say('check.askNikForCode')],
      answer: (heard, { code }, ports) => nameForCode(heard, code, ports),
    },
    unusual: {
      ask: () => [say('check.unusual', {}, ['nikRight', 'nikRetype'])],
      answer(heard, { named, code }, ports) {
        if (heard.choice === 'nikRetype') return rename(code);
        if (heard.code) return prove(heard, named, ports);
        if (heard.choice !== 'nikRight') return code ? nameForCode(heard, code, ports) : nameRecord(heard, ports);
        return code ? proveByCode(named, code, ports) : { next: 'proof', known: { named } };
      },
    },
    proof: {
      ask: ({ named }) => [{ ...say(`check.askProof_${named.by}`, {}, ['noProof']), ask: 'phone' }],
      answer: (heard, known, ports) =>
        heard.choice === 'noProof'
          ? { next: 'notProven', known, says: [say('check.whyProof')] }
          : prove(heard, known.named, ports),
    },
    notProven: {
      ask: () => [say('check.notProven', {}, ['askOfficer', 'retype', 'menu'])],
      async answer(heard, { named, code }, ports) {
        if (heard.choice === 'retype') return rename(code);
        if (heard.choice === 'askOfficer') return { go: 'officer', seed: { named } };
        return prove(heard, named, ports);
      },
    },
    relation: {
      ask: () => [say('check.askRelation', {}, [...relations])],
      async answer({ choice }, { participantId }, ports) {
        // The question may have stood open for longer than the binding, and naming a relation proves nothing.
        if (!(await ports.people()).some((person) => person.participantId === participantId))
          return { next: 'name', known: {} };
        const relation = relations.find((name) => name === choice);
        if (!relation) return { again: say('check.needRelation') };
        return {
          effects: [{ do: 'relate', participantId, relation }],
          end: [say('check.whatNext', {}, ['remind', 'jkk', 'jkm', 'menu'])],
        };
      },
    },
  },
  async (seed, ports) => {
    if (seed.number) {
      const heard = { words: '', numbers: [seed.number] };
      const move = seed.code ? await nameForCode(heard, seed.code, ports) : nameRecord(heard, ports);
      return 'again' in move ? { ...rename(seed.code), says: [move.again] } : move;
    }
    if (seed.code) return rename(seed.code);
    return (await ports.people()).length > 0 ? { next: 'whom', known: {} } : { next: 'name', known: {} };
  },
);
