import type { Heard } from '../../language/hear.ts';
import { hearProgramme } from '../../language/hearing/hear-programme.ts';
import { say, text } from '../../language/texts.ts';
import type { Choice } from '../../message.ts';
import { accessIn, openWith, show } from '../claim/open.ts';
import { questions } from '../claim/questions.ts';
import { flow, type Move, type Seed } from '../flow.ts';
import { ofOtherClaim } from '../other-programme/claim.ts';
import type { CaseRecord, Ports } from '../ports.ts';

type StatusMove = Move<typeof questions>;

/** More than these are old; whoever needs one has its number. */
const MOST_SHOWN = 8;

const caseChoice = ({ id, number, status, worker }: CaseRecord): Exclude<Choice, string> => {
  const values = { number, state: text(`claim.state_${status}`) };
  return worker
    ? { id: `case-${id}`, key: 'claimStatus.caseOf', values: { ...values, worker } }
    : { id: `case-${id}`, key: 'claimStatus.case', values };
};

/** A number that was given: this chat's own at once, any other by its access code. */
async function byNumber(number: string, signs: string | undefined, ports: Ports): Promise<StatusMove> {
  const mine = (await ports.cases()).find((one) => one.number === number);
  if (mine) return show(mine, true, ports);
  if (!signs) return { next: 'code', known: { number } };
  const move = await openWith(number, signs, ports);
  return 'again' in move ? { says: [move.again], next: 'code', known: { number } } : move;
}

function answerNumber(heard: Heard, ports: Ports): StatusMove | Promise<StatusMove> {
  if (heard.caseNumber) return byNumber(heard.caseNumber, accessIn(heard), ports);
  if (heard.choice === 'noCaseNumber')
    return { end: [say('claimStatus.noNumber', {}, ['check', 'report', 'officer', 'menu'])] };
  const other = ofOtherClaim(hearProgramme(heard.words));
  if (other) return other;
  return { again: say(accessIn(heard) ? 'claimStatus.codeAlone' : 'claimStatus.needNumber') };
}

async function begin({ caseNumber, access, about, programme }: Seed, ports: Ports): Promise<StatusMove> {
  if (caseNumber) return byNumber(caseNumber, access, ports);
  const other = about ? undefined : ofOtherClaim(programme);
  if (other) return other;
  const mine = await ports.cases();
  if (mine.length > 1) return { next: 'which', known: {} };
  return mine[0] ? show(mine[0], true, ports) : { next: 'number', known: {} };
}

/** *Status klaim*: by number and access code from any phone, at once for a chat that follows it or speaks for the worker. */
export const claimStatus = flow(
  'claimStatus',
  questions,
  {
    number: {
      ask: () => [say('claimStatus.askNumber', {}, ['noCaseNumber'])],
      answer: (heard, _known, ports) => answerNumber(heard, ports),
    },
    code: {
      ask: () => [say('claimStatus.askCode', {}, ['otherNumber'])],
      answer(heard, { number }, ports) {
        const signs = accessIn(heard);
        if (heard.caseNumber && heard.caseNumber !== number) return byNumber(heard.caseNumber, signs, ports);
        if (heard.choice === 'otherNumber') return { next: 'number', known: {} };
        return signs ? openWith(number, signs, ports) : { again: say('claimStatus.needCode') };
      },
    },
    which: {
      async ask(_known, ports) {
        const mine = (await ports.cases()).slice(0, MOST_SHOWN);
        return [say('claimStatus.which', {}, [...mine.map(caseChoice), 'otherNumber'])];
      },
      async answer(heard, _known, ports) {
        if (heard.choice === 'otherNumber') return { next: 'number', known: {} };
        if (heard.caseNumber) return byNumber(heard.caseNumber, accessIn(heard), ports);
        const picked = (await ports.cases()).find(({ id }) => heard.choice === `case-${id}`);
        return picked ? show(picked, true, ports) : { again: say('claimStatus.pickCase') };
      },
    },
    shown: {
      ask: ({ missing }) => [
        say('claimStatus.next', {}, [
          ...(missing ? (['paperSent'] as const) : []),
          ...(['claimPapers', 'remind', 'officer', 'menu'] as const),
        ]),
      ],
      answer(heard, { caseId }, ports) {
        if (heard.choice === 'paperSent') return { go: 'claimPapers', seed: { caseId, sent: true } };
        if (heard.caseNumber) return byNumber(heard.caseNumber, accessIn(heard), ports);
        return heard.topic === 'claimStatus' ? { go: 'claimStatus' } : { again: say('claimStatus.pickNext') };
      },
    },
  },
  begin,
);
