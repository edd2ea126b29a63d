import { reportBy } from '../../domain/claims/deadlines.ts';
import type { Day } from '../../domain/day.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { whereSay } from '../bereaved/claim.ts';
import type { Related } from './known.ts';

/** Telling us is not reporting to the agency: until when that is to be done, and that we remind of it where it is still to come. */
function limitSay(on: Day | undefined, today: Day): Say {
  const report = on && reportBy(on);
  if (!report) return say('report.tellAgency');
  const values = { by: report.on, days: report.law.value, cite: report.law.cite };
  return say(report.on < today ? 'report.limitOver' : 'report.limit', values);
}

/** What follows the number: what would be due, who answers when, where papers go. */
export function afterSays({ kind, on, regency }: Related, today: Day): Say[] {
  const accident = kind === 'accident';
  return [
    ...(accident ? [limitSay(on, today), say('report.due')] : []),
    { ...say('report.officer'), ...(kind !== 'check' && { more: [whereSay(regency)] }) },
    say('report.next', {}, [
      ...(kind === 'check' ? [] : (['claimPapers'] as const)),
      ...(accident ? (['estimate'] as const) : []),
      ...(['claimStatus', 'remind', 'menu'] as const),
    ]),
  ];
}
