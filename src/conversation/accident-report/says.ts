import { careFirstLaw, claimBy, payBy, reportBy, stageTwoBy } from '../../domain/claims/deadlines.ts';
import { papersFor } from '../../domain/claims/papers.ts';
import type { Day } from '../../domain/day.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { paperSays } from '../paper-says.ts';

/** What to do at once: care in the next hour, the report in the next two days. By the law of today. */
export function firstHelpSays(today: Day): Say[] {
  const report = reportBy(today)!.law;
  return [
    say('accidentReport.hour', { cite: careFirstLaw(today)!.cite }),
    say('accidentReport.days', { days: report.value, cite: report.cite }),
  ];
}

function reportSay(on: Day, today: Day): Say {
  const report = reportBy(on)!;
  const key = report.on < today ? 'accidentReport.late' : 'accidentReport.by';
  return say(key, { on, by: report.on, days: report.law.value, cite: report.law.cite });
}

function claimSay(on: Day, today: Day): Say {
  const claim = claimBy(on)!;
  const key = claim.on < today ? 'accidentReport.claimOver' : 'accidentReport.claimBy';
  return say(key, { on, by: claim.on, cite: claim.law.cite });
}

/** Until when an accident of that day is to be reported and JKK claimed; no day before the first law that we know has one. */
export const limitSays = (on: Day, today: Day): Say[] =>
  reportBy(on) ? [{ ...reportSay(on, today), more: [claimSay(on, today)] }] : [say('accidentReport.earlier', { on })];

/** The limit of the claim in years, for whom no day was told. */
function yearsSay(today: Day): Say {
  const { law } = claimBy(today)!;
  return say('accidentReport.laterClaim', { years: law.value, claimCite: law.cite });
}

/** What comes after the care: stage II, the payment and the papers; the years of the claim unless its last day was said. By the law of today. */
export function laterSay(today: Day, limitSaid: boolean): Say {
  const [second, pay] = [stageTwoBy(today)!.law, payBy('jkk', today)!.law];
  const { papers, confidence } = papersFor('jkk_traffic');
  return {
    ...say('accidentReport.later', {
      days: second.value,
      cite: second.cite,
      payDays: pay.value,
      payCite: pay.cite,
    }),
    more: [
      ...(limitSaid ? [] : [yearsSay(today)]),
      paperSays(papers),
      say(`papers.${confidence as 'published' | 'unconfirmed'}`),
    ],
  };
}
