import { reportAnswers } from '../../domain/claims/answers.ts';
import { isOver } from '../../domain/claims/moves.ts';
import { nextFor, reasonLaw } from '../../domain/claims/reasons.ts';
import { stageTime } from '../../domain/claims/stage-time.ts';
import type { CasePaper } from '../../domain/claims/states.ts';
import type { Day } from '../../domain/day.ts';
import { say, type TextKey, text } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import type { CaseRecord } from '../ports.ts';
import { timeSays } from './time-says.ts';

/** What is still to come in, whoever has it: not yet checked and not yet received. */
const isOpenPaper = ({ status }: CasePaper): boolean => ['required', 'returned', 'said'].includes(status);

const nameOf = (code: string): string => text(`paper.${code}` as TextKey);

/** A paper with where it stands; of one that was returned why. */
export function paperStateSay({ code, status, reason }: CasePaper): Say {
  const paper = nameOf(code);
  if (status === 'said') return say('claimStatus.paperSaid', { paper });
  const state = text(`claim.paper_${status}`);
  if (status !== 'returned' || !reason) return say('claimStatus.paper', { paper, state });
  return say('claimStatus.paperBack', { paper, state, reason: text(`claim.returned_${reason}` as TextKey) });
}

/** Whether papers can still help: not once the claim is refused or over. */
export const asksPapers = (status: CaseRecord['status']): boolean => status !== 'refused' && !isOver(status);

/** Everything that is missing, at once. */
function missingSays({ papers, status }: CaseRecord): Say[] {
  if (!asksPapers(status)) return [];
  const open = papers.filter(isOpenPaper);
  return open.length > 0 ? [{ ...say('claimStatus.missing'), more: open.map(paperStateSay) }] : [];
}

function headSay({ number, claim, kind, agencyNumber, worker }: CaseRecord): Say {
  const what = claim ? text(`claim.kind_${claim}`) : text(`claimStatus.report_${kind}`);
  return {
    ...say('claimStatus.head', { number, what }),
    more: [
      ...(agencyNumber ? [say('claimStatus.agency', { number: agencyNumber })] : []),
      ...(worker ? [say('claimStatus.worker', { name: worker })] : []),
    ],
  };
}

function reasonSays({ reason, claim }: CaseRecord): Say[] {
  if (!reason || !claim) return [];
  const law = reasonLaw(reason, claim);
  const why = text(`claim.reason_${reason}` as TextKey);
  return [law ? say('claimStatus.reasonByLaw', { why, cite: law.cite }) : say('claimStatus.reason', { why })];
}

/** Stages in which the agency looks at the papers, and those that are missing hold it up. */
const looksAtPapers = ['stage_two_reported', 'submitted', 'verifying'];

const isOwed = ({ status }: CasePaper): boolean => status === 'required' || status === 'returned';

/** What can be done about it now: what the reason asks for, else to bring what is missing. */
function nextSays({ status, reason, circumstances, papers }: CaseRecord): Say[] {
  if (status === 'incomplete' || status === 'refused')
    return nextFor(reason, circumstances).map((step) => say(`claim.next_${step}`));
  return looksAtPapers.includes(status) && papers.some(isOwed) ? [say('claim.next_bring_papers')] : [];
}

/** What an officer answered to a report; in words of an older kind only that it was sent. */
function answerSays({ status, reason }: CaseRecord): Say[] {
  if (status !== 'answered') return [];
  const answer = reportAnswers.find((one) => one === reason);
  return [answer ? say(`caseNotice.answer_${answer}`) : say('claimStatus.answered')];
}

/** What is over came on a day; what goes on has lasted since. */
function sinceSay({ status, since }: CaseRecord, days: number): Say {
  if (isOver(status)) return say('claimStatus.on', { since });
  return days === 0 ? say('claimStatus.sinceToday') : say('claimStatus.since', { since, days });
}

/** Where a case stands, in one message: stage, since when, what is missing, who acts, the day to expect and what to do after it. */
export function statusSay(record: CaseRecord, today: Day): Say {
  const time = stageTime(record, today);
  const head = headSay(record);
  return {
    ...head,
    more: [
      ...head.more!,
      say(`claim.stage_${record.status}`),
      ...answerSays(record),
      sinceSay(record, time.days),
      ...reasonSays(record),
      ...missingSays(record),
      ...nextSays(record),
      ...timeSays(record, time, today),
    ],
  };
}
