import { ruleOn, values } from '../../domain/contributions/rules.ts';
import type { Day } from '../../domain/day.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { owed, partsSays, sureSay } from './owed.ts';

/** The two parts of the old-age savings of those who are paid a wage. */
function wageOldAgeSay(wage: number, today: Day): Say {
  const [worker, employer] = [ruleOn(values.puJhtWorker, today), ruleOn(values.puJhtEmployer, today)];
  const { jht: amount } = owed({ segment: 'pu', wage, risk: 'very_low', jht: true }, today);
  return say('contribution.wagesOldAge', {
    worker: worker.value,
    employer: employer.value,
    amount,
    cite: `${worker.cite}; ${employer.cite}`,
  });
}

/**
 * Those who are paid a wage, whole rupiah a month: from the lowest to the highest risk, since no source says which trade is
 * of which class.
 */
export function wageSay(wage: number, today: Day): Say {
  const [least, most] = (['very_low', 'very_high'] as const).map((risk) => owed({ segment: 'pu', wage, risk }, today));
  const cite = [...new Set([...least!.cite, ...most!.cite])].join('; ');
  return {
    ...say('contribution.wages', { least: least!.total, most: most!.total, wage, month: today }),
    more: [
      say('contribution.wagesLeast', { jkk: least!.jkk ?? 0, jkm: least!.jkm ?? 0 }),
      say('contribution.wagesMost', { jkk: most!.jkk ?? 0, jkm: most!.jkm ?? 0 }),
      say('contribution.wagesPaid'),
      say('contribution.wagesRisk', { cite }),
      wageOldAgeSay(wage, today),
      say('contribution.wagesNext'),
      sureSay(least!),
    ],
  };
}

/** Where the wages of a project are known, they are what counts (PP 44/2015 Pasal 54 ayat (1) and 55 ayat (1)). */
const rates = (today: Day) => ({
  jkk: ruleOn(values.constructionJkk, today).value,
  jkm: ruleOn(values.constructionJkm, today).value,
});

/** A construction project by the value of its contract, whole rupiah. */
export function contractSay(contract: number, today: Day): Say {
  const sum = owed({ segment: 'construction', contract }, today);
  return {
    ...say('contribution.contract', { total: sum.total, contract }),
    more: [
      ...partsSays(sum),
      say('contribution.contractRule', { ...rates(today), cite: sum.cite.join('; ') }),
      say('contribution.contractNext'),
      sureSay(sum),
    ],
  };
}

/** A construction project whose value nobody knows: the rates by wage, with an example. */
export function contractUnknownSay(today: Day): Say {
  const wage = 3_000_000;
  const { total, cite } = owed({ segment: 'construction', wage }, today);
  return {
    ...say('contribution.contractByWage', { ...rates(today), wage, total, cite: cite.join('; ') }),
    more: [say('contribution.contractNext')],
  };
}

const AGREEMENTS = [6, 12, 24] as const;

/** All that those who work abroad pay, in one message: nothing asked would make it shorter. */
export function abroadSay(today: Day): Say {
  const before = owed({ segment: 'pmi', phase: 'before' }, today);
  const during = AGREEMENTS.map((months) => ({ months, ...owed({ segment: 'pmi', phase: 'during', months }, today) }));
  const extension = owed({ segment: 'pmi', phase: 'extension', months: 1 }, today);
  const longest = during.at(-1)!;
  return {
    ...say('contribution.abroad'),
    more: [
      say('contribution.abroadBefore', { amount: before.total }),
      ...during.map(({ months, total }) => say('contribution.abroadDuring', { months, amount: total })),
      say('contribution.abroadExtension', { amount: extension.total }),
      say('contribution.abroadRule', {
        months: longest.months,
        total: before.total + longest.total,
        cite: before.cite.join('; '),
      }),
    ],
  };
}
