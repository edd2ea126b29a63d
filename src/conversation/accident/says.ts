import { claimOpen, reportBy } from '../../domain/claims/deadlines.ts';
import { type AccidentVerdict, judgeWorkAccident } from '../../domain/claims/work-accident.ts';
import { kindLaw } from '../../domain/claims/work-accident-law.ts';
import type { Day } from '../../domain/day.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { needSays } from '../paper-says.ts';
import type { Facts } from './questions.ts';

const results = ['fail', 'unknown', 'pass'] as const;

/** The conditions under what they came to, what stands in the way first. That the rule holds today is no news. */
function reasonSays({ because }: AccidentVerdict): Say[] {
  return results.flatMap((result) => {
    const found = because.filter((one) => one.result === result && one.condition !== 'rule_of_that_day');
    if (found.length === 0) return [];
    return [say(`accident.because_${result}`), ...found.map(({ condition }) => say(`accident.condition_${condition}`))];
  });
}

/** What happened before a rule may still be claimed: since when it holds is said for so long. */
function sinceSays({ kind }: Facts, today: Day): Say[] {
  const { from } = kindLaw.get(kind)!;
  return claimOpen(from, today) ? [say('accident.since', { from })] : [];
}

/** Care comes first and the report follows, whatever the verdict (PP 44/2015 Pasal 25A, 43 and 44). */
function doSay({ careFirst }: AccidentVerdict, { kind }: Facts, today: Day): Say {
  const report = reportBy(today)!.law;
  return say(kind === 'sudden_death' ? 'accident.doForFamily' : 'accident.do', {
    days: careFirst!.value,
    cite: careFirst!.cite,
    report: report.value,
    reportCite: report.cite,
  });
}

/** The answer: how it looks, by which conditions and which law, what to do now and what papers to get. By the law of today. */
export function verdictSays(facts: Facts, today: Day): Say[] {
  const found = judgeWorkAccident({ ...facts, on: today });
  const head = say(`accident.${found.verdict}`);
  return [
    {
      ...head,
      more: [
        ...reasonSays(found),
        say('accident.law', { cite: found.cite }),
        ...sinceSays(facts, today),
        say(`accident.${found.confidence}`),
      ],
    },
    { ...doSay(found, facts, today), more: [needSays(found.needs)] },
  ];
}
