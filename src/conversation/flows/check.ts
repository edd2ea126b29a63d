import { z } from 'zod';
import { readNik } from '../../domain/nik.ts';
import type { Heard } from '../../language/hear.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { coverSays } from '../cover-says.ts';
import { flow, type Move } from '../flow.ts';
import { CARD, hearProof, isSameNik, NIK, notAProof } from '../hear-proof.ts';
import type { Named, Ports, Proof, Relation } from '../ports.ts';

const named = z.object({ named: z.object({ by: z.enum(['nik', 'card']), index: z.string() }) });
const shown = z.object({ participantId: z.int() });

const questions = {
  whom: z.object({}),
  name: z.object({}),
  unusual: named,
  proof: named,
  notProven: named,
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
  const proof = hearProof(heard, named.by);
  if (!proof) return { again: notAProof(heard, named.by) };
  if (isSameNik(proof, named, ports)) return { again: say('check.sameNik') };
  const proven = await ports.prove(named, proof);
  if (proven.ok) return show(proven.participantId, proof.kind, ports);
  if (proven.why === 'wait') return { again: waitSay(proven.until, ports.now()) };
  return { next: 'notProven', known: { named } };
}

async function show(participantId: number, proof: Proof['kind'], ports: Ports): Promise<CheckMove> {
  const record = (await ports.record(participantId))!;
  const bound = (await ports.people()).find((person) => person.participantId === participantId);
  const announce = say('check.boundElsewhere');
  return {
    says: [coverSays(record, ports.today())],
    effects: [
      { do: 'bind', participantId, relation: bound?.relation ?? 'other', proof, announce },
      { do: 'audit', action: 'record.shown', subject: `participant:${participantId}` },
    ],
    next: 'relation',
    known: { participantId },
  };
}

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
    unusual: {
      ask: () => [say('check.unusual', {}, ['nikRight', 'nikRetype'])],
      answer(heard, known, ports) {
        if (heard.choice === 'nikRight') return { next: 'proof', known };
        if (heard.choice === 'nikRetype') return { next: 'name', known: {} };
        return nameRecord(heard, ports);
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
      async answer(heard, { named }, ports) {
        if (heard.choice === 'retype') return { next: 'name', known: {} };
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
      const move = nameRecord({ words: '', numbers: [seed.number] }, ports);
      return 'again' in move ? { next: 'name', known: {}, says: [move.again] } : move;
    }
    return (await ports.people()).length > 0 ? { next: 'whom', known: {} } : { next: 'name', known: {} };
  },
);
