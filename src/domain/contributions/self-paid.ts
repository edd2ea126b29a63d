import type { Day } from '../day.ts';
import type { Occupation } from '../occupations.ts';
import { leastBase, monthlyBpu } from './bpu.ts';

/**
 * What JKK and JKM cost a month to whoever pays for themselves on the lowest base, in whole rupiah, less the relief of
 * that month (PP 44/2015 Pasal 20; PP 50/2025). Throws for days before the first rule known here (2015-07-01).
 */
export function selfPaidMonthly(occupation: Occupation | undefined, on: Day): number {
  const { jkk, jkm } = monthlyBpu(leastBase(on), { occupation, on });
  return jkk + jkm;
}
