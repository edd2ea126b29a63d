import type { Day } from '../day.ts';
import type { Band } from '../law.ts';
import { product, share, WHOLE } from '../rounded.ts';
import { baseOfIncome, monthlyBpu } from './bpu.ts';
import { type Asked, isAgreement, type Risk } from './question.ts';
import { type Law, ruleOn, tables, values } from './rules.ts';

/** What a segment owes: whole rupiah, `both` where JKK and JKM have one sum, and what that rests on. */
export type Owed = {
  jkk: number | null;
  jkm: number | null;
  both?: number;
  jht: number;
  relief: number;
  laws: Law[];
  unsure: boolean;
};

type Segment = (asked: Asked) => Owed;

const none = { jht: 0, relief: 0, unsure: false };

const riskRates = {
  very_low: values.puJkkVeryLow,
  low: values.puJkkLow,
  medium: values.puJkkMedium,
  high: values.puJkkHigh,
  very_high: values.puJkkVeryHigh,
} satisfies Record<Risk, unknown>;

/** JHT of a wage: the employer's and the worker's part, each a sum of its own (PP 46/2015 Pasal 16 ayat (1)). */
function puJht(wage: number, on: Day): { jht: number; laws: Law[] } {
  const laws = [ruleOn(values.puJhtEmployer, on), ruleOn(values.puJhtWorker, on)];
  return { jht: laws.reduce((sum, { value }) => sum + share(wage, value), 0), laws };
}

/** Those who are paid a wage: JKK by the risk of the work (PP 44/2015 Pasal 16), JKM (Pasal 18). */
const pu: Segment = ({ wage = 0, risk = 'very_low', month: on, jht }) => {
  const [jkk, jkm] = [ruleOn(riskRates[risk], on), ruleOn(values.puJkm, on)];
  const old = jht ? puJht(wage, on) : { jht: 0, laws: [] };
  return {
    ...none,
    jkk: share(wage, jkk.value),
    jkm: share(wage, jkm.value),
    jht: old.jht,
    laws: [jkk, jkm, ...old.laws],
  };
};

/** Those who are paid none: by the base that their income reaches or that they chose (PP 44/2015 Pasal 20). */
const bpu: Segment = ({ income, base, wage, occupation, paidBy, month: on, jht }) => {
  const chosen = base ?? baseOfIncome(income ?? wage ?? 0, on);
  const { laws, ...owed } = monthlyBpu(chosen, { occupation, paidBy, on });
  if (!jht) return { ...owed, laws, jht: 0 };
  const rate = ruleOn(values.bpuJht, on);
  return { ...owed, jht: share(chosen, rate.value), laws: [...laws, rate] };
};

/** Each part of a contract at the rate of its band, rounded once. */
const byBands = (contract: number, bands: Band[]): number =>
  product(
    [
      bands.reduce(
        (sum, { from, to = contract, value }) => sum + Math.max(0, Math.min(contract, to) - from) * value,
        0,
      ),
    ],
    WHOLE,
  );

/** Construction: by the wage where it is known, else by the value of the contract (PP 44/2015 Pasal 54 and 55). */
const construction: Segment = ({ wage, contract = 0, month: on }) => {
  if (wage !== undefined) {
    const [jkk, jkm] = [ruleOn(values.constructionJkk, on), ruleOn(values.constructionJkm, on)];
    return { ...none, jkk: share(wage, jkk.value), jkm: share(wage, jkm.value), laws: [jkk, jkm] };
  }
  const [jkk, jkm] = [ruleOn(tables.contractJkk, on), ruleOn(tables.contractJkm, on)];
  return { ...none, jkk: byBands(contract, jkk.value), jkm: byBands(contract, jkm.value), laws: [jkk, jkm] };
};

const agreements = { 6: values.pmiDuring6, 12: values.pmiDuring12, 24: values.pmiDuring24 };

/** Those who work abroad: one sum for JKK and JKM together, once a phase (Permenaker 4/2023). */
const pmi: Segment = ({ phase, months, month: on }) => {
  const times = phase === 'extension' ? (months ?? 0) : 1;
  const during = isAgreement(months) ? agreements[months] : values.pmiExtensionMonthly;
  const law = ruleOn(
    { before: values.pmiBefore, during, extension: values.pmiExtensionMonthly }[phase ?? 'before'],
    on,
  );
  return { ...none, jkk: null, jkm: null, both: law.value * times, laws: [law] };
};

export const segments = { pu, bpu, construction, pmi } satisfies Record<Asked['segment'], Segment>;
