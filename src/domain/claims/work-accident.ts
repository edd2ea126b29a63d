import type { InForce } from '../law.ts';
import { type Confidence, leastSure } from '../printed.ts';
import { careFirstLaw } from './deadlines.ts';
import { papersFor } from './papers.ts';
import { factOf, type Told, type ToldAccident, toldAccident } from './told-accident.ts';
import { type AccidentCondition, type AccidentKind, conditionLaw, kindLaw } from './work-accident-law.ts';

type Reason = { condition: AccidentCondition | 'rule_of_that_day'; result: 'pass' | 'fail' | 'unknown' };
type Verdict = 'likely' | 'not' | 'ask_officer';

/**
 * Whether something is likely a work accident, with every condition in a stable order. `cite` and `confidence` are of the
 * kind and of what decided; `needs` are codes of papers, those that depend on more than was told among them; `careFirst` is
 * the law that guarantees care while a case is only suspected, whatever the verdict, undefined before PP 49/2023.
 */
export type AccidentVerdict = {
  verdict: Verdict;
  because: Reason[];
  cite: string;
  confidence: Confidence;
  needs: string[];
  careFirst: InForce | undefined;
};

const results: Record<Verdict, Reason['result']> = { not: 'fail', ask_officer: 'unknown', likely: 'pass' };

const resultOf = (fact: boolean | undefined): Reason['result'] =>
  fact === undefined ? 'unknown' : fact ? 'pass' : 'fail';

/** What must prove a journey: a report of the police in traffic (and where nobody told), two witnesses elsewhere. */
function proofOf({ proof }: AccidentKind, { traffic }: Told): AccidentCondition[] {
  if (proof === 'none') return [];
  if (traffic) return ['police_report'];
  if (proof === 'traffic') return [];
  return traffic === false ? ['two_witnesses'] : ['police_report'];
}

/** A day before the first rule that we know is unknown, not a refusal: another rule may have held. */
function reasonsOf(kind: AccidentKind, told: Told): Reason[] {
  const conditions = [...kind.conditions, ...proofOf(kind, told)];
  return [
    { condition: 'rule_of_that_day', result: told.on >= kind.from ? 'pass' : 'unknown' },
    ...conditions.map((condition) => ({ condition, result: resultOf(factOf[condition](told)) })),
  ];
}

const verdictOf = (because: Reason[]): Verdict =>
  (['not', 'ask_officer'] as const).find((one) => because.some(({ result }) => result === results[one])) ?? 'likely';

const listOf = (kind: AccidentKind, told: Told): 'jkk_death' | 'jkk_traffic' | 'jkk_bpu' => {
  if (kind.code === 'sudden_death') return 'jkk_death';
  return proofOf(kind, told).length > 0 ? 'jkk_traffic' : 'jkk_bpu';
};

function needsOf(kind: AccidentKind, told: Told): string[] {
  const usual = papersFor(listOf(kind, told), { publicRoad: told.traffic }).papers.map(({ code }) => code);
  return [...new Set([...usual, ...kind.papers])];
}

/**
 * Judges what a person tells of an accident: one condition that fails is `not`, else one that is unknown is `ask_officer`
 * (Permenaker 5/2021 Pasal 7, Permenaker 1/2025). Throws for what is not of the shape of `toldAccident`.
 */
export function judgeWorkAccident(what: ToldAccident): AccidentVerdict {
  const told = toldAccident.parse(what);
  const kind = kindLaw.get(told.kind)!;
  const because = reasonsOf(kind, told);
  const verdict = verdictOf(because);
  const decided = because.filter(({ result }) => result === results[verdict]);
  const laws = decided.flatMap(({ condition }) =>
    condition === 'rule_of_that_day' ? [] : conditionLaw.get(condition)!,
  );
  return {
    verdict,
    because,
    cite: [...new Set([kind, ...laws].map(({ cite }) => cite))].join('; '),
    // A condition that is met weakens nothing, however unsure it is that it is asked for.
    confidence: leastSure([kind, ...(verdict === 'likely' ? [] : laws)].map((law) => law.confidence)),
    needs: needsOf(kind, told),
    careFirst: careFirstLaw(told.on),
  };
}
