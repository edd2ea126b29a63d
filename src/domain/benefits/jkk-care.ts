import type { Day } from '../day.ts';
import { amountText } from '../rounded.ts';
import { type ComponentName, component } from './component.ts';
import { type Found, one } from './found.ts';
import { type JkkName, jkkValue } from './jkk-law.ts';
import type { Asked } from './question.ts';

type Part = Partial<Found> | undefined;

/** Treatment until recovered, by medical need and without a limit in money. */
function medicalCare(on: Day): Part {
  const law = jkkValue('medicalCare', on);
  return law && one(component('medical_care', null, '', [law]));
}

/** What was paid, up to a limit. */
function receipt(name: ComponentName, paid: number, limit: JkkName, on: Day): Part {
  const law = jkkValue(limit, on);
  return law && one(component(name, Math.min(paid, law.value), capped(paid, law.value), [law]));
}

const capped = (paid: number, most: number): string =>
  paid > most ? `min(${amountText(paid)}; ${amountText(most)})` : amountText(paid);

const modes = [
  ['land', 'transportLandMost'],
  ['sea', 'transportSeaMost'],
  ['air', 'transportAirMost'],
] as const;

/** The way to care: each mode up to its own limit, then added. */
function transport(told: NonNullable<Asked['transport']>, on: Day): Part {
  const used = modes
    .map(([mode, limit]) => ({ paid: told[mode] ?? 0, law: jkkValue(limit, on) }))
    .filter(({ paid }) => paid > 0);
  const laws = used.flatMap(({ law }) => law ?? []);
  if (laws.length < used.length) return undefined;
  const amount = used.reduce((sum, { paid }, at) => sum + Math.min(paid, laws[at]!.value), 0);
  const how = used.map(({ paid }, at) => capped(paid, laws[at]!.value)).join(' + ');
  return one(component('transport', amount, how, laws));
}

const paidOf = ({ transport: told }: Asked): number => (told?.land ?? 0) + (told?.sea ?? 0) + (told?.air ?? 0);

const receipts = [
  ['home_care', 'homeCare', 'homeCareMost'],
  ['dentures', 'dentures', 'denturesMost'],
  ['hearing_aid', 'hearingAid', 'hearingAidMost'],
  ['glasses', 'glasses', 'glassesMost'],
] as const;

/** What treatment and the way to it give, as far as it was asked for; of a death only what was paid before it. */
export function jkkCare(asked: Asked): Part[] {
  const { event, on } = asked;
  const paid = receipts.filter(([, field]) => (asked[field] ?? 0) > 0);
  const travelled = paidOf(asked) > 0;
  const treated = event === 'work_accident' || travelled || paid.length > 0 || (asked.stmbMonths ?? 0) > 0;
  return [
    ...(treated ? [medicalCare(on)] : []),
    ...(travelled ? [transport(asked.transport!, on)] : []),
    ...paid.map(([name, field, limit]) => receipt(name, asked[field]!, limit, on)),
  ];
}

/** Limbs that may need a brace or a substitute: price by the government's rehabilitation centre and so much on top. */
export function prosthesis(on: Day): Part {
  const law = jkkValue('prosthesisOverPercent', on);
  return law && one(component('prosthesis', null, '', [law]));
}
