import { estimate } from '../../domain/benefits/estimate.ts';
import { baseAbove, leastBase } from '../../domain/contributions/bpu.ts';
import { ruleOn, tables } from '../../domain/contributions/rules.ts';
import type { Day } from '../../domain/day.ts';
import type { Occupation } from '../../domain/occupations.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { owed, partsSays, sureSay } from '../contribution/owed.ts';
import { oldAgeSay } from '../contribution/own.ts';
import { reliefSays } from '../contribution/relief.ts';

/** What this month costs on a base, whole rupiah a month, paid by oneself. */
const priceOf = (base: number, occupation: Occupation | undefined, today: Day) =>
  owed({ segment: 'bpu', base, occupation, paidBy: 'self' }, today);

const workDeath = (base: number, today: Day) => estimate({ event: 'work_death', on: today, wage: base });

/** What the next step of Lampiran II costs more, and what it buys: the base, and with it all of JKK, goes up. */
function stepSay(occupation: Occupation | undefined, today: Day): Say {
  const least = leastBase(today);
  const base = baseAbove(least, today)!;
  const [now, then] = [workDeath(least, today), workDeath(base, today)];
  return say('register.step', {
    more: priceOf(base, occupation, today).total - priceOf(least, occupation, today).total,
    base,
    least: now.total!,
    next: then.total!,
    cite: `${ruleOn(tables.bpuIncome, today).cite}; ${then.components[0]!.cite}`,
  });
}

/** What JKK and JKM cost this month at the least, its parts and the relief in force, and what the next step buys. */
export function priceSay(occupation: Occupation | undefined, today: Day): Say {
  const base = leastBase(today);
  const sum = priceOf(base, occupation, today);
  return {
    ...say('register.own', { total: sum.total, month: today }),
    more: [
      ...partsSays(sum),
      ...reliefSays(sum, { occupation, paidBy: 'self' }, today),
      stepSay(occupation, today),
      oldAgeSay(base, today),
      sureSay(sum),
    ],
  };
}
