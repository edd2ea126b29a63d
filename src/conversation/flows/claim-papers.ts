import type { Heard } from '../../language/hear.ts';
import { hearClaimEvent } from '../../language/hearing/hear-claim-event.ts';
import { hearProgramme } from '../../language/hearing/hear-programme.ts';
import { say } from '../../language/texts.ts';
import { questions } from '../claim/facts.ts';
import { events, heardFact, heirs } from '../claim/papers-heard.ts';
import {
  alreadySaid,
  caseOf,
  keepWord,
  list,
  listable,
  listCase,
  listFor,
  listOfHeir,
  type PapersMove,
  unsaid,
} from '../claim/papers-moves.ts';
import { flow, type Seed } from '../flow.ts';
import { ofOtherClaim } from '../other-programme/claim.ts';
import { pass } from '../pass.ts';
import type { Ports } from '../ports.ts';

async function begin({ caseId, sent, about, relation, programme }: Seed, ports: Ports): Promise<PapersMove> {
  const shown = await caseOf(caseId, ports);
  if (shown && sent) return { next: 'sent', known: { caseId: shown.id, said: [] } };
  if (about) return pass(listFor(about, { relation }), alreadySaid);
  const other = ofOtherClaim(programme);
  if (other) return other;
  const mine = await listable(ports);
  const own = mine.find(({ id }) => id === shown?.id) ?? (mine.length === 1 ? mine[0] : undefined);
  if (own) return listCase(own);
  return mine.length > 1 ? { next: 'which', known: {} } : { next: 'what', known: {} };
}

async function answerSent({ choice }: Heard, caseId: number, said: string[], ports: Ports): Promise<PapersMove> {
  const missing = await unsaid(caseId, said, ports);
  if (choice === 'sentAll') return keepWord(missing, caseId, said, ports);
  const code = missing.find((one) => choice === `paper-${one}`);
  return code ? keepWord([code], caseId, said, ports) : { again: say('claimPapers.pickPaper') };
}

/** *Syarat klaim*: the whole list for one's own circumstances; of a case this chat follows, with what was handed in. */
export const claimPapers = flow(
  'claimPapers',
  questions,
  {
    what: {
      ask: () => [
        say('claimPapers.askWhat', {}, ['eventOtherDeath', 'eventWorkDeath', 'eventAccident', 'papersScholarship']),
      ],
      answer({ choice, words }) {
        const about = events[choice ?? ''] ?? hearClaimEvent(words);
        if (about) return listFor(about);
        return ofOtherClaim(hearProgramme(words)) ?? { again: say('claimPapers.pickWhat') };
      },
    },
    heir: {
      ask: () => [say('claimPapers.askHeir', {}, ['spouse', 'child', 'other'])],
      answer({ choice }, { about }) {
        const heir = heirs[choice as keyof typeof heirs] as (typeof heirs)[keyof typeof heirs] | undefined;
        if (!heir) return { again: say('claimPapers.pickHeir') };
        return listOfHeir(about, heir);
      },
    },
    traffic: {
      ask: () => [say('claimPapers.askTraffic', {}, ['yes', 'no', 'notKnown'])],
      answer(heard) {
        const heardOne = heardFact(heard);
        return heardOne ? { next: 'care', known: { traffic: heardOne.fact } } : { again: say('claimPapers.pickYesNo') };
      },
    },
    care: {
      ask: () => [say('claimPapers.askCare', {}, ['yes', 'no', 'notKnown'])],
      answer(heard, { traffic }) {
        const heardOne = heardFact(heard);
        if (!heardOne) return { again: say('claimPapers.pickYesNo') };
        return list('work_accident', {
          traffic,
          outsidePlkk: heardOne.fact === undefined ? undefined : !heardOne.fact,
        });
      },
    },
    turn: {
      ask: () => [say('claimPapers.askTurn', {}, ['scholarshipFirst', 'scholarshipYearly'])],
      answer({ choice }) {
        if (choice === 'scholarshipFirst') return list('scholarship', { scholarship: 'first' });
        if (choice === 'scholarshipYearly') return list('scholarship', { scholarship: 'yearly' });
        return { again: say('claimPapers.pickTurn') };
      },
    },
    which: {
      async ask(_known, ports) {
        const mine = (await listable(ports)).map(({ id, number }) => ({
          id: `case-${id}`,
          key: 'claimPapers.case',
          values: { number },
        }));
        return [say('claimPapers.which', {}, [...mine, 'otherClaim'])];
      },
      async answer({ choice }, _known, ports) {
        if (choice === 'otherClaim') return { next: 'what', known: {} };
        const picked = (await listable(ports)).find(({ id }) => choice === `case-${id}`);
        return picked ? listCase(picked) : { again: say('claimPapers.pickCase') };
      },
    },
    listed: {
      ask: ({ missing }) => [
        say(missing ? 'claimPapers.nextOfCase' : 'claimPapers.next', {}, [
          ...(missing ? (['paperSent'] as const) : []),
          ...(['claimStatus', 'otherClaim', 'remind', 'officer', 'menu'] as const),
        ]),
      ],
      answer({ choice, topic, words }, { caseId }) {
        if (choice === 'otherClaim') return { next: 'what', known: {} };
        if (choice === 'paperSent') return { next: 'sent', known: { caseId, said: [] } };
        const about = hearClaimEvent(words);
        if (about) return listFor(about);
        return topic === 'claimPapers'
          ? { go: 'claimPapers', seed: { caseId } }
          : { again: say('claimPapers.pickNext') };
      },
    },
    sent: {
      async ask({ caseId, said }, ports) {
        const missing = await unsaid(caseId, said, ports);
        const papers = missing.map((code) => ({ id: `paper-${code}`, key: `paper.${code}`, values: {} }));
        return [say('claimPapers.askSent', {}, [...papers, 'sentAll', 'menu'])];
      },
      answer: (heard, { caseId, said }, ports) => answerSent(heard, caseId, said, ports),
    },
  },
  begin,
);
