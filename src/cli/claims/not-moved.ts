import { type ReasonCode, reasonsFor } from '../../domain/claims/reasons.ts';
import type { ClaimState } from '../../domain/claims/states.ts';
import { reasonWord, stateWord } from '../../language/hearing/claim-words.ts';
import { text } from '../../language/texts.ts';
import type { Unknown } from '../../store/cases/change.ts';
import type { NotMoved } from '../../store/cases/move.ts';
import { shownNumber } from '../shown-number.ts';
import { paperName, unknownPapersText } from './heard-papers.ts';

const listed = (codes: readonly string[]): string =>
  codes.map((code) => `${code} (${reasonWord(code as ReasonCode)})`).join(', ');

/** The reasons of these states, each code with its words. */
export const reasonsText = (states: ClaimState[]): string => listed(states.flatMap((state) => reasonsFor(state)));

type Why<Name extends NotMoved['why']> = Extract<NotMoved, { why: Name }>;

function noSuchMove(number: string, to: ClaimState, { from, next }: { from: ClaimState; next: ClaimState[] }): string {
  if (next.length === 0) return text('inbox.noMoveLeft', { from: stateWord(from) });
  if (from === to && to === 'incomplete')
    return text('inbox.sameState', { from: stateWord(from), number: shownNumber(number) });
  return text('inbox.noSuchMove', { from: stateWord(from), to: stateWord(to), next: next.map(stateWord).join(', ') });
}

function papersInWay(number: string, to: ClaimState, papers: string[]): string {
  const as = to === 'verifying' ? 'received' : 'checked';
  const names = papers.map(paperName).join('; ');
  const state = text(`claim.paper_${as}`);
  return text('inbox.papersInWay', { to: stateWord(to), state, papers: names, number: shownNumber(number), as });
}

const texts: { [Name in NotMoved['why']]: (not: Why<Name>, number: string, to: ClaimState) => string } = {
  not_a_claim: (_not, number) => text('inbox.notAClaim', { number: shownNumber(number) }),
  paper_unknown: ({ papers }) => unknownPapersText(papers),
  papers_needed: () => text('inbox.papersNeeded'),
  no_such_move: (not, number, to) => noSuchMove(number, to, not),
  role: () => text('inbox.no_role'),
  reason_needed: ({ reasons }) => text('inbox.reasonNeeded', { reasons: listed(reasons) }),
  reason_unknown: ({ reasons }) => text('inbox.badReason', { reasons: listed(reasons) }),
  papers: ({ papers }, number, to) => papersInWay(number, to, papers),
};

/** Why a claim did not move, and what would have worked. */
export function notMovedText(number: string, to: ClaimState, not: NotMoved | Unknown): string {
  if (not.why === 'unknown') return text('inbox.unknown', { number: shownNumber(number) });
  return (texts[not.why] as (not: NotMoved, number: string, to: ClaimState) => string)(not, number, to);
}
