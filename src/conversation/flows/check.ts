import { say } from '../../language/texts.ts';
import {
  nameForCode,
  nameRecord,
  prove,
  proveByCode,
  questions,
  relations,
  rename,
  showBound,
} from '../check/moves.ts';
import { flow } from '../flow.ts';

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
