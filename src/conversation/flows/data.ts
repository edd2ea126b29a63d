import { z } from 'zod';
import { answerBy } from '../../domain/rights.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { flow } from '../flow.ts';
import { onlyPerson } from '../only-person.ts';
import type { Kept, Person, Ports, Stopped } from '../ports.ts';

const fields = ['fieldName', 'fieldBirth', 'fieldPhone', 'fieldPlace', 'fieldProgramme', 'fieldOther'] as const;

const personSay = ({ name, relation, until }: Person): Say => say('data.person', { name, relation, until });

function noticesSay({ all, kinds }: Stopped): Say {
  const sent = all ? 'none' : kinds.length > 0 ? 'some' : 'all';
  return say(`data.notices_${sent}`);
}

function keptSay(kept: Kept, cases: number, stopped: Stopped): Say {
  const consent = kept.consentOn ? [say('data.consent', { on: kept.consentOn, version: kept.consentVersion! })] : [];
  return {
    ...say('data.kept', {
      since: kept.since,
      messages: kept.messages,
      reminders: kept.reminders,
      requests: kept.requests,
      cases: kept.cases,
    }),
    more: [
      say('data.cases', { cases }),
      noticesSay(stopped),
      ...consent,
      ...kept.people.map(personSay),
      say('data.rights'),
    ],
  };
}

const allKept = async (ports: Ports): Promise<Say> =>
  keptSay(await ports.kept(), (await ports.cases()).length, await ports.stopped());

/** *Data saya*: what is kept of this chat, in words, and the ways to mend, withdraw or end it (UU 27/2022 Pasal 5–13). */
export const data = flow(
  'data',
  { what: z.object({}), field: z.object({}), withdraw: z.object({}) },
  {
    what: {
      ask: async (_known, ports) => [
        { ...(await allKept(ports)), choices: ['correct', 'withdraw', 'leave', 'erase', 'menu'] },
      ],
      answer({ choice, words }) {
        if (choice === 'correct' || /perbaiki|koreksi/.test(words)) return { next: 'field', known: {} };
        if (choice === 'withdraw' || /tarik/.test(words)) return { next: 'withdraw', known: {} };
        return { again: say('data.pickOne') };
      },
    },
    field: {
      ask: () => [say('data.askField', {}, [...fields])],
      async answer({ choice }, _known, ports) {
        const field = fields.find((name) => name === choice);
        if (!field) return { again: say('data.pickField') };
        const dueAt = answerBy(ports.now());
        const participantId = await onlyPerson(ports);
        return {
          effects: [{ do: 'request', kind: 'correction', participantId, detail: { field }, dueAt }],
          end: [say('data.correctionAsked', { by: dueAt.toISOString() }, ['menu'])],
        };
      },
    },
    withdraw: {
      ask: () => [say('data.askWithdraw', {}, ['withdrawYes', 'no'])],
      answer({ choice }, _known, _ports) {
        if (choice === 'no') return { go: 'menu', says: [say('data.unchanged')] };
        if (choice !== 'withdrawYes') return { again: say('data.pickYesNo') };
        return {
          effects: [{ do: 'consent', version: '', given: false }],
          end: [say('data.withdrawn', {}, ['welcome'])],
        };
      },
    },
  },
  () => ({ next: 'what', known: {} }),
);
