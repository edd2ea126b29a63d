import { ageOn } from '../age.ts';
import { values } from '../contributions/rules.ts';
import { selfPaidMonthly } from '../contributions/self-paid.ts';
import { inForce } from '../law.ts';
import { type PaidProgramme, paidProgrammes } from '../programmes.ts';
import { type Condition, conditionsOf, type Facts, type Result } from './conditions.ts';
import { mayRegister, type NextStep, nextStep, nextWithout, type Verdict } from './next-step.ts';
import type { Person } from './person.ts';

export type Reason = { condition: Condition; result: Result };

/** One programme for one person, with every reason and not only the first that decides. */
export type Judged = {
  code: string;
  status: PaidProgramme['status'];
  verdict: Verdict;
  because: Reason[];
  next: NextStep;
};

/** Every programme in the order of the file, and the monthly cost in whole rupiah of paying oneself, null where that is closed. */
export type Judgement = { programmes: Judged[]; selfPaid: { monthly: number | null } };

const table = paidProgrammes.map((programme) => ({ programme, conditions: conditionsOf(programme) }));

/** One failure decides; else one thing unknown leaves it to an officer. */
export function verdictOf(because: Reason[]): Verdict {
  if (because.some(({ result }) => result === 'fail')) return 'not';
  return because.some(({ result }) => result === 'unknown') ? 'ask_officer' : 'likely';
}

function judgeOne({ programme, conditions }: (typeof table)[number], facts: Facts, without: NextStep): Judged {
  const because = conditions.map(({ condition, test }) => ({ condition, result: test(facts) }));
  const verdict = verdictOf(because);
  const { code, status } = programme;
  return { code, status, verdict, because, next: nextStep(verdict, programme, without) };
}

/** Null for those too old to register, and before the first contribution known here (2015-07-01). */
const monthly = ({ occupation, on }: Person, age: number | undefined): number | null =>
  mayRegister(age) && inForce(values.bpuJkk, on) ? selfPaidMonthly(occupation, on) : null;

/**
 * Who may be enrolled at the expense of others, by what the public sources of each programme say. A likelihood, never a
 * promise: places are not counted, and whoever proposes decides. The NIK plays no part: the domicile decides.
 */
export function judge(person: Person): Judgement {
  const age = person.birthDate && ageOn(person.birthDate, person.on);
  const facts = { ...person, age, month: person.on.slice(0, 7) };
  const without = nextWithout(facts);
  return {
    programmes: table.map((row) => judgeOne(row, facts, without)),
    selfPaid: { monthly: monthly(person, age) },
  };
}
