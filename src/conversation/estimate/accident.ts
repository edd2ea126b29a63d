import { leastBase } from '../../domain/contributions/bpu.ts';
import type { Heard } from '../../language/hear.ts';
import { hearMoney } from '../../language/hearing/hear-money.ts';
import { hearMonths } from '../../language/hearing/hear-months.ts';
import { say } from '../../language/texts.ts';
import type { Ports } from '../ports.ts';
import { isBareNumber } from './bare-number.ts';
import { finish } from './end.ts';
import type { Base, EstimateMove, Hurt } from './questions.ts';

/** Less than this a month is a contribution or a day's pay that was taken for the wage; more than that is a slip. */
const SLIP = { under: 100_000, over: 1_000_000_000 };

/** The monthly wage that was registered, or why the answer is none. */
function hearWage({ choice, words }: Heard, ports: Ports): number | EstimateMove {
  if (choice === 'baseWage') return leastBase(ports.today());
  const money = hearMoney(words);
  if (!money) return { again: say('estimate.badWage') };
  if (money.per && money.per !== 'month') return { again: say('estimate.wageNotMonthly') };
  if (money.amount < SLIP.under) return { again: say('estimate.wageLow', { amount: money.amount }) };
  return money.amount > SLIP.over ? { again: say('estimate.badWage') } : money.amount;
}

type AtWage = Base & { event: 'work_accident' | 'work_death' };

/** How the accident ended, or the children of who died. */
export const afterWage = (wage: number, { event, other, said }: AtWage): EstimateMove =>
  event === 'work_death'
    ? { next: 'children', known: { event, wage, other, said } }
    : { next: 'outcome', known: { event, wage, other, said } };

export function answerWage(heard: Heard, known: AtWage, ports: Ports): EstimateMove {
  const wage = hearWage(heard, ports);
  return typeof wage === 'number' ? afterWage(wage, known) : wage;
}

/** Whether a sum may be a month's pay. */
export const isWage = (amount: number): boolean => amount >= SLIP.under && amount <= SLIP.over;

/** What stayed of the accident. */
export function answerOutcome({ choice }: Heard, known: Hurt): EstimateMove {
  if (choice === 'recovering') return { next: 'unfitMonths', known };
  if (choice === 'partialDisability') return { next: 'part', known };
  if (choice === 'totalDisability') return { next: 'children', known: { ...known, totalPermanent: true } };
  return { again: say('estimate.pickOutcome') };
}

/** Months without work (STMB); none where nobody knows yet. */
export function answerUnfitMonths(heard: Heard, known: Hurt, ports: Ports): EstimateMove | Promise<EstimateMove> {
  if (isBareNumber(heard)) return { again: say('estimate.bareMonths', { number: heard.words }) };
  const stmbMonths = heard.choice === 'monthsUnknown' ? 0 : hearMonths(heard.words);
  if (stmbMonths === undefined) return { again: say('estimate.badUnfit') };
  return finish(known, { stmbMonths }, ports, stmbMonths === 0 ? [say('estimate.unfitUnknown')] : []);
}
