import { type Benefit, benefit } from './benefit.ts';
import type { Day } from './day.ts';
import { type InForce, inForce, readParams } from './law.ts';
import json from './params/jkm.json' with { type: 'json' };

const params = readParams(json);

/**
 * What the heirs receive for a death that work did not cause, by the law of the day of death (PP 44/2015 and
 * PP 82/2019 Pasal 34). Empty for days before the first rule known here (2015-07-01).
 */
export function jkmBenefits(diedOn: Day): Benefit<'lumpSum' | 'periodic' | 'funeral'>[] {
  const lumpSum = inForce(params.lumpSum, diedOn);
  const monthly = inForce(params.periodicMonthly, diedOn);
  const months = inForce(params.periodicMonths, diedOn);
  const funeral = inForce(params.funeral, diedOn);
  if (!lumpSum || !monthly || !months || !funeral) return [];
  return [
    benefit('lumpSum', lumpSum.value, lumpSum),
    benefit('periodic', monthly.value * months.value, monthly),
    benefit('funeral', funeral.value, funeral),
  ];
}

/** The most that two children can receive, and the contribution years it takes (PP 82/2019 Pasal 34 ayat (1) huruf d). */
export function jkmScholarship(diedOn: Day): { most: InForce; years: InForce } | undefined {
  const most = inForce(params.scholarshipMost, diedOn);
  const years = inForce(params.scholarshipContributionYears, diedOn);
  return most && years ? { most, years } : undefined;
}

/** Contribution months in a row before the full sum is due to people who pay for themselves or are paid for (BPU); before, only the funeral money. */
export const jkmFullFromMonths = (diedOn: Day): InForce | undefined => inForce(params.fullFromMonths, diedOn);
