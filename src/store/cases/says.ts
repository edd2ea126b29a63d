import { nextFor } from '../../domain/claims/reasons.ts';
import { stageTime } from '../../domain/claims/stage-time.ts';
import type { ClaimState } from '../../domain/claims/states.ts';
import { type Day, dayOf } from '../../domain/day.ts';
import type { Say } from '../../message.ts';
import type { Case, Claim } from './locked.ts';

/** What is told of a case: meaning, not words, with nothing of the roll and no name in it. */

const onePaper = (paper: string): Say => ({ key: 'caseNotice.paper', values: { paper } });

const returnedPaper = (paper: string, returned: string): Say => ({
  key: 'caseNotice.returnedPaper',
  values: { paper, returned },
});

const returned = (papers: Case['papers']): Say[] =>
  papers
    .filter(({ status }) => status === 'returned')
    .map(({ code, reason }) => (reason ? returnedPaper(code, reason) : onePaper(code)));

/** Everything that is missing, at once; of what was returned it says why. */
function missing({ papers }: Pick<Case, 'papers'>): Say[] {
  const required = papers.filter(({ status }) => status === 'required').map(({ code }) => code);
  const back = returned(papers);
  if (required.length + back.length === 0) return [];
  return [{ key: 'caseNotice.missing' }, ...required.map(onePaper), ...back];
}

/** By when the law wants it paid, and what to do when that day passes. */
function payBy(claim: Claim, today: Day): Say[] {
  const { target } = stageTime(claim, today);
  if (target?.what !== 'pay') return [];
  const key = target.exact ? 'caseNotice.payBy' : 'caseNotice.payAbout';
  return [{ key, values: { by: target.on, cite: target.law.cite } }];
}

const why = ({ reason }: Case): Say[] => (reason ? [{ key: 'caseNotice.why', values: { reason } }] : []);

const waits: string[] = ['incomplete', 'refused'] satisfies ClaimState[];

/** What the family can do now, where it is theirs to do something. */
const next = ({ reason, circumstances, status }: Case): Say[] =>
  waits.includes(status) ? nextFor(reason, circumstances).map((code) => ({ key: `claim.next_${code}` })) : [];

/** That a claim has moved: its stage in plain words, why, what is missing, what happens next. */
export function movedSay(claim: Claim, now: Date): Say {
  const { number, status } = claim;
  const lacks = status === 'incomplete' ? missing(claim) : [];
  return {
    key: 'caseNotice.moved',
    values: { number, claim: claim.claim, on: claim.since },
    more: [
      { key: `claim.stage_${status}` },
      ...why(claim),
      ...lacks,
      ...next(claim),
      ...payBy(claim, dayOf(now)),
      { key: 'caseNotice.ask' },
    ],
  };
}

/** That a report has become a claim: its new number beside the old, the papers it needs and where they go. */
export function becameSay(claim: Claim): Say {
  const lacks = missing(claim);
  return {
    key: 'caseNotice.became',
    values: { report: claim.reportNumber!, number: claim.number, claim: claim.claim },
    more: [
      { key: `claim.stage_${claim.status}` },
      ...lacks,
      ...(lacks.length > 0 ? [{ key: 'claim.next_bring_papers' }] : []),
      { key: 'caseNotice.ask' },
    ],
  };
}

/** Which papers were returned so far, and why. All of them: this takes the place of earlier news that nobody has got yet. */
export const returnedSay = ({ number, claim, papers }: Claim): Say => ({
  key: 'caseNotice.returned',
  values: { number, claim },
  more: [...returned(papers), { key: 'caseNotice.ask' }],
});

/** What an officer answers to a report. */
export const answeredSay = (number: string, answer: string): Say => ({
  key: 'caseNotice.answered',
  values: { number },
  more: [{ key: `caseNotice.answer_${answer}` }],
});
