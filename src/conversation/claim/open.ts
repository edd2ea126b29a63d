import { readActivationCode } from '../../domain/activation-code.ts';
import { isOver } from '../../domain/claims/moves.ts';
import { missingPapers } from '../../domain/reminders/case-rules.ts';
import type { Heard } from '../../language/hear.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import type { Move } from '../flow.ts';
import type { CaseRecord, Ports } from '../ports.ts';
import type { questions } from './questions.ts';
import { asksPapers, statusSay } from './status-says.ts';

type StatusMove = Move<typeof questions>;

const HOUR_MINUTES = 90;

function waitSay(until: Date, now: Date): Say {
  const minutes = Math.ceil((until.getTime() - now.getTime()) / 60_000);
  return minutes <= HOUR_MINUTES
    ? say('claimStatus.waitMinutes', { minutes })
    : say('claimStatus.waitHours', { hours: Math.ceil(minutes / 60) });
}

/** Tells where a case stands. A chat that did not follow it does from now on, and is told so. */
export function show(record: CaseRecord, follows: boolean, ports: Ports): StatusMove {
  return {
    says: [statusSay(record, ports.today()), ...(follows || isOver(record.status) ? [] : [say('claimStatus.follows')])],
    effects: [
      ...(follows ? [] : [{ do: 'follow' as const, caseId: record.id }]),
      { do: 'audit', action: 'case.shown', subject: `case:${record.id}` },
    ],
    next: 'shown',
    known: { caseId: record.id, missing: asksPapers(record.status) && missingPapers(record).length > 0 },
  };
}

/** Tries a number with its access code: one and the same answer for an unknown number and a wrong code. */
export async function openWith(number: string, signs: string, ports: Ports): Promise<StatusMove> {
  const opened = await ports.openCase(number, signs);
  if (!opened.ok)
    return { again: opened.why === 'no' ? say('claimStatus.notOpened') : waitSay(opened.until, ports.now()) };
  const followed = (await ports.cases()).some(({ id }) => id === opened.record.id);
  return show(opened.record, followed, ports);
}

/** The access code in a message, with gaps between all of its signs too. */
export const accessIn = ({ code, words }: Heard): string | undefined => code?.signs ?? readActivationCode(words);
