import { addDays, addMonths, type Day } from '../day.ts';
import { inForce } from '../law.ts';
import { type Confidence, leastSure } from '../printed.ts';
import { fullBpu, isRow } from './bpu.ts';
import { type Law, reliefs } from './rules.ts';

/** Whether the relief of PP 50/2025, of either group, reaches into these days. */
const reliefWithin = (first: Day, last: Day): boolean =>
  [reliefs.transportReliefPercent, reliefs.otherReliefPercent].some(({ history }) =>
    history.some(({ from, until = last }) => from <= last && until >= first),
  );

/**
 * What JKK and JKM of `months` unpaid months cost on a base, whole rupiah in full. They are the last ones that are over on
 * `on`: months before the relief keep their full rate (PP 50/2025 Pasal 6 ayat (2)), and where some of them may lie within
 * it the sum is unconfirmed. Throws for days before the first rule known here (2015-07-01).
 */
export function arrears(
  base: number,
  months: number,
  on: Day,
): { amount: number; cite: string; confidence: Confidence } {
  const { jkk, jkm, laws } = fullBpu(base, on);
  const monthStart = `${on.slice(0, 7)}-01` as Day;
  const [first, last] = [addMonths(monthStart, -months), addDays(monthStart, -1)];
  const rule = inForce(reliefs.arrearsReliefPercent, on);
  const rests: Law[] = rule ? [...laws, rule] : laws;
  const settled = !reliefWithin(first, last) && isRow(base, on);
  return {
    amount: (jkk + jkm) * months,
    cite: rests.map(({ cite }) => cite).join('; '),
    confidence: settled ? leastSure(rests.map(({ confidence }) => confidence)) : 'unconfirmed',
  };
}
