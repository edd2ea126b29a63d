import { say } from '../../language/texts.ts';
import { askDigits, askName, askNotOpened, askNotProven, askProof, askUnusual, askWays } from '../check/asks.ts';
import { answerDigits, redeem, toProofByLink, wantsLink } from '../check/link.ts';
import { choose, confirmed, nameRecord, toName } from '../check/naming.ts';
import { prove } from '../check/proving.ts';
import { questions, relations } from '../check/questions.ts';
import { showBound } from '../check/show.ts';
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
        if (heard.choice === 'another') return toName(undefined, ports);
        if (heard.choice) return showBound(Number(heard.choice.split('-')[1]), ports);
        return heard.numbers.length > 0 ? nameRecord(heard, undefined, ports) : { again: say('check.pickPerson') };
      },
    },
    name: {
      ask: (_known, ports) => [askName(undefined, ports)],
      answer: (heard, _known, ports) => choose(heard, undefined, ports) ?? nameRecord(heard, undefined, ports),
    },
    nameForCode: {
      ask: ({ code }, ports) => [askName(code, ports)],
      answer: (heard, { code }, ports) => choose(heard, code, ports) ?? nameRecord(heard, code, ports),
    },
    link: {
      ask: (_known, ports) => [askDigits(ports)],
      async answer(heard, { code }, ports) {
        const move = choose(heard, code, ports) ?? (await answerDigits(heard, code, ports));
        if (move) return move;
        return heard.numbers.length > 0 ? nameRecord(heard, code, ports) : { again: say('check.needDigits') };
      },
    },
    ways: {
      ask: ({ code }, ports) => [askWays(code, ports)],
      answer: (heard, { code }, ports) => choose(heard, code, ports) ?? nameRecord(heard, code, ports),
    },
    unusual: {
      ask: (_known, ports) => [askUnusual(ports)],
      answer(heard, { named, code }, ports) {
        if (heard.choice === 'nikRetype') return toName(code, ports);
        if (heard.code) return prove(heard, named, ports);
        if (heard.choice === 'nikRight') return confirmed(named, code, ports);
        return choose(heard, code, ports) ?? nameRecord(heard, code, ports);
      },
    },
    proof: {
      ask: ({ named }, ports) => [askProof(named, ports)],
      answer(heard, known, ports) {
        if (heard.choice === 'noProof') return { next: 'notProven', known, says: [say('check.whyProof')] };
        if (wantsLink(heard, ports)) return toProofByLink(known.named, ports);
        return prove(heard, known.named, ports);
      },
    },
    notProven: {
      ask: (_known, ports) => [askNotProven(ports)],
      async answer(heard, { named, code }, ports) {
        if (heard.choice === 'retype') return toName(code, ports);
        if (heard.choice === 'askOfficer') return { go: 'officer', seed: { named } };
        return choose(heard, code, ports) ?? prove(heard, named, ports);
      },
    },
    notOpened: {
      ask: (_known, ports) => [askNotOpened(ports)],
      answer: (heard, _known, ports) => choose(heard, undefined, ports) ?? nameRecord(heard, undefined, ports),
    },
    relation: {
      ask: () => [say('check.askRelation', {}, [...relations])],
      async answer({ choice }, { participantId }, ports) {
        // The question may have stood open for longer than the binding, and naming a relation proves nothing.
        if (!(await ports.people()).some((person) => person.participantId === participantId))
          return toName(undefined, ports);
        const relation = relations.find((name) => name === choice);
        if (!relation) return { again: say('check.needRelation') };
        return {
          effects: [{ do: 'relate', participantId, relation }],
          end: [say('check.whatNext', {}, ['remind', 'jkk', 'jkm', 'menu'])],
        };
      },
    },
  },
  async ({ digits, number, code }, ports) => {
    if (digits) {
      const move = await redeem(digits, ports);
      return 'again' in move ? { says: [move.again], next: 'link', known: {} } : move;
    }
    if (number) {
      const move = await nameRecord({ written: number, words: '', numbers: [number] }, code, ports);
      return 'again' in move ? toName(code, ports, [move.again]) : move;
    }
    if (code) return toName(code, ports);
    return (await ports.people()).length > 0 ? { next: 'whom', known: {} } : toName(undefined, ports);
  },
);
