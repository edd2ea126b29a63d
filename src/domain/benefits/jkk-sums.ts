import type { Day } from '../day.ts';
import { amountText, percentText, product, WHOLE } from '../rounded.ts';
import { component } from './component.ts';
import { hasSide, type Weight, weightOf } from './disability.ts';
import { type Found, one } from './found.ts';
import { jkkValue, jkkValues } from './jkk-law.ts';
import type { Asked } from './question.ts';
import { stmb } from './stmb.ts';

type Part = Partial<Found> | undefined;

/** Months without work (STMB), on the doctor's word; nothing for less than half a day. */
export function withoutWork(wage: number, months: number, on: Day): Part {
  const law = jkkValues(
    ['stmbFirstPercent', 'stmbSecondPercent', 'stmbLaterPercent', 'stmbBandMonths', 'stmbDaysOfMonth'],
    on,
  );
  if (!law) return undefined;
  const { amount, how, laws } = stmb(wage, months, {
    first: law.stmbFirstPercent,
    second: law.stmbSecondPercent,
    later: law.stmbLaterPercent,
    bandMonths: law.stmbBandMonths,
    daysOfMonth: law.stmbDaysOfMonth,
  });
  if (laws.length === 0) return {};
  const inDays = laws.includes(law.stmbDaysOfMonth);
  return { ...one(component('stmb', amount, how, laws)), assumed: inDays ? ['stmb_days'] : [] };
}

/** `70% × 80 × wage` for a disability that ends all work. */
export function totalPermanent(wage: number, on: Day): Part {
  const law = jkkValues(['permanentTotalPercent', 'wageMonths'], on);
  if (!law) return undefined;
  const { permanentTotalPercent: percent, wageMonths: months } = law;
  const how = `${percentText(percent.value)} × ${months.value} × ${amountText(wage)}`;
  const amount = product([percent.value, months.value, wage], WHOLE);
  return { ...one(component('total_permanent', amount, how, [percent, months])), askOfficer: ['doctor_decides'] };
}

const weightText = ({ percent, lost }: Weight): string =>
  lost === WHOLE ? percentText(percent) : `${percentText(lost)} × ${percentText(percent)}`;

/** Each part's share of its percentage, added; the sum has a ceiling (older and sister laws; here unconfirmed). */
export function partialDisability({ disabilities = [], handed, on }: Asked, wage: number): Part {
  const weights = disabilities.map((each) => weightOf(each, handed, on));
  const law = jkkValues(['wageMonths', 'disabilityMost'], on);
  if (!law || weights.includes(undefined)) return undefined;
  const known = weights as Weight[];
  const several = known.length > 1;
  const most = law.disabilityMost.value * WHOLE;
  const sum = known.reduce((so, { percent, lost }) => so + percent * lost, 0);
  const added = known.map(weightText).join(' + ');
  const percent =
    sum > most ? `min(${added}; ${percentText(law.disabilityMost.value)})` : several ? `(${added})` : added;
  const laws = [...known.map((weight) => weight.law), law.wageMonths, ...(several ? [law.disabilityMost] : [])];
  const amount = product([Math.min(sum, most), law.wageMonths.value, wage], WHOLE * WHOLE);
  return {
    ...one(component('partial_disability', amount, `${percent} × ${law.wageMonths.value} × ${amountText(wage)}`, laws)),
    assumed: [
      ...(handed === undefined && disabilities.some(({ part }) => hasSide(part)) ? ['right_handed' as const] : []),
      ...known.flatMap(({ guess }) => guess ?? []),
    ],
    askOfficer: ['doctor_decides', ...(several ? ['several_disabilities' as const] : [])],
  };
}

/** `60% × 80 × wage`, but never less than the sum of JKM; of a floor before PP 82/2019 nothing is known here. */
export function death(wage: number, on: Day): Part {
  const law = jkkValues(['deathPercent', 'wageMonths'], on);
  if (!law) return undefined;
  const { deathPercent, wageMonths } = law;
  const least = jkkValue('deathLeast', on);
  const floor = least?.value ?? 0;
  const byWage = product([deathPercent.value, wageMonths.value, wage], WHOLE);
  const how = `${percentText(deathPercent.value)} × ${wageMonths.value} × ${amountText(wage)}`;
  const said = byWage < floor ? `max(${how}; ${amountText(floor)})` : how;
  const laws = [deathPercent, wageMonths, ...(least ? [least] : [])];
  return one(component('death', Math.max(byWage, floor), said, laws));
}

export function funeral(on: Day): Part {
  const law = jkkValue('funeral', on);
  return law && one(component('funeral', law.value, amountText(law.value), [law]));
}

/** The periodic sum, paid at once on a death or a total disability. */
export function periodic(on: Day): Part {
  const law = jkkValue('periodic', on);
  return law && one(component('periodic', law.value, amountText(law.value), [law]));
}
