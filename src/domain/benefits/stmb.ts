import type { InForce } from '../law.ts';
import { amountText, percentText, product, WHOLE } from '../rounded.ts';

type Bands = { first: InForce; second: InForce; later: InForce; bandMonths: InForce; daysOfMonth: InForce };

const whole = (days: number, perMonth: number): string =>
  days % perMonth === 0 ? String(days / perMonth) : `${days}/${perMonth}`;

/**
 * Wages of the months without work: the first and the next band of months at their percentages, the rest at a third, a part of a
 * month by days. Whole rupiah, with the formula and the rules it took.
 */
export function stmb(wage: number, months: number, bands: Bands): { amount: number; how: string; laws: InForce[] } {
  const perMonth = bands.daysOfMonth.value;
  const band = bands.bandMonths.value * perMonth;
  const days = Math.round(months * perMonth);
  const spans = [
    { law: bands.first, days: Math.min(days, band) },
    { law: bands.second, days: Math.min(Math.max(days - band, 0), band) },
    { law: bands.later, days: Math.max(days - 2 * band, 0) },
  ].filter((span) => span.days > 0);
  const weight = spans.reduce((sum, span) => sum + span.days * span.law.value, 0);
  return {
    amount: product([wage, weight], perMonth * WHOLE),
    how: spans
      .map((span) => `${whole(span.days, perMonth)} × ${percentText(span.law.value)} × ${amountText(wage)}`)
      .join(' + '),
    laws: [...spans.map(({ law }) => law), ...(days % perMonth > 0 ? [bands.daysOfMonth] : [])],
  };
}
