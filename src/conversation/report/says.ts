import { reportBy } from '../../domain/claims/deadlines.ts';
import type { Day } from '../../domain/day.ts';
import { planCase } from '../../domain/reminders.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { whereSay } from '../bereaved/claim.ts';
import type { Related } from './known.ts';

const fresh = { claim: null, status: 'reported', completeOn: null, circumstances: {}, papers: [] } as const;

/** The first day on which an accident reported today is reminded of, as it is planned when it is written. */
const firstReminder = (eventOn: Day, today: Day): Day | undefined =>
  planCase({ ...fresh, kind: 'accident', eventOn, since: today, openedOn: today }, today).find(
    ({ kind }) => kind === 'report_limit',
  )?.on;

/** Telling us is not reporting to the agency: until when that is to be done, and when we remind of it. */
function limitSay(on: Day | undefined, today: Day): Say {
  const report = on && reportBy(on);
  if (!report) return say('report.tellAgency');
  const values = { by: report.on, days: report.law.value, cite: report.law.cite };
  if (report.on < today) return say('report.limitOver', values);
  const reminder = firstReminder(on, today);
  return { ...say('report.limit', values), more: reminder ? [say('report.reminded', { on: reminder })] : [] };
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
