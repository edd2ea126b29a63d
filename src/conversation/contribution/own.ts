import { baseOfIncome, leastBase } from '../../domain/contributions/bpu.ts';
import type { Contribution } from '../../domain/contributions/contribute.ts';
import { ruleOn, tables, values } from '../../domain/contributions/rules.ts';
import { UNPAID_MONTHS_COVERED } from '../../domain/cover.ts';
import type { Day } from '../../domain/day.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { owed, partsSays, sureSay } from './owed.ts';
import { type OwnWork, reliefSays } from './relief.ts';

/** What the sum insures: benefits are worked out from the base, not from the income. */
function baseSay(base: number, today: Day): Say {
  const { cite } = ruleOn(tables.bpuIncome, today);
  return say(base === leastBase(today) ? 'contribution.baseLeast' : 'contribution.base', { base, cite });
}

/** The savings that may be added. */
export function oldAgeSay(base: number, today: Day): Say {
  const { value: percent, cite } = ruleOn(values.bpuJht, today);
  const { jht } = owed({ segment: 'bpu', base, jht: true }, today);
  return say('contribution.oldAge', { percent, amount: jht, cite });
}

/** Until when and how, for the one who pays. */
const paySays = (base: number, { paidBy }: OwnWork, today: Day): Say[] => {
  const most = UNPAID_MONTHS_COVERED;
  if (paidBy === 'apbn_apbd') return [say('contribution.payState', { most })];
  const by = `${today.slice(0, 7)}-${ruleOn(values.bpuDueDay, today).value}`;
  return [say('contribution.due', { by, most }), oldAgeSay(base, today), say('contribution.pay')];
};

/**
 * What someone who works for themselves pays this month, its parts and why, in one message. `income` is whole rupiah a
 * month; undefined takes the lowest base, as programmes do.
 */
export function ownSay(income: number | undefined, work: OwnWork, today: Day): Say {
  const base = income === undefined ? leastBase(today) : baseOfIncome(income, today);
  const sum: Contribution = owed({ segment: 'bpu', base, ...work }, today);
  return {
    ...say('contribution.sum', { total: sum.total, month: today }),
    more: [
      ...partsSays(sum),
      ...reliefSays(sum, work, today),
      baseSay(base, today),
      ...paySays(base, work, today),
      sureSay(sum),
    ],
  };
}
