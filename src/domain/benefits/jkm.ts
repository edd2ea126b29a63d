import type { Day } from '../day.ts';
import { type InForce, inForce, readParams } from '../law.ts';
import json from '../params/jkm.json' with { type: 'json' };
import { amountText } from '../rounded.ts';
import { type ComponentName, component } from './component.ts';
import { type Found, one } from './found.ts';
import type { Asked } from './question.ts';
import { scholarshipValue } from './scholarship.ts';
import { scholarshipPart } from './scholarship-part.ts';

const params = readParams(json);

/** What JKM says on a day (PP 44/2015 and PP 82/2019 Pasal 34); undefined before its first rule known here. */
export const jkmValue = (name: keyof typeof params, on: Day): InForce | undefined => inForce(params[name], on);

type Part = Partial<Found> | undefined;

/** A sum that the law prints as it is paid. */
function printed(name: ComponentName, law: InForce | undefined): Part {
  return law && one(component(name, law.value, amountText(law.value), [law]));
}

const sums = (on: Day): Part[] => [
  printed('lump_sum', jkmValue('lumpSum', on)),
  printed('funeral', jkmValue('funeral', on)),
  printed('periodic', jkmValue('periodic', on)),
];

/** The fewest months that were told: of membership and of contributions both must be enough. */
const fewest = ({ membershipMonths, contributionMonths }: Asked): number | undefined => {
  const told = [membershipMonths, contributionMonths].filter((months) => months !== undefined);
  return told.length > 0 ? Math.min(...told) : undefined;
};

/**
 * Whether the third month stands in the way of the full sum of someone who is no wage earner (Permenaker 1/2025): before it
 * only the funeral money is due, and at the third itself an officer must say.
 */
function startOf(asked: Asked): { limited: InForce | undefined; found: Partial<Found> } {
  const law = jkmValue('fullFromMonths', asked.on);
  if (!law || (asked.segment ?? 'bpu') !== 'bpu') return { limited: undefined, found: {} };
  const months = fewest(asked);
  const inPart = asked.membershipMonths === undefined || asked.contributionMonths === undefined;
  const limited = months !== undefined && months < law.value;
  return {
    limited: limited ? law : undefined,
    found: {
      assumed: inPart && !limited ? ['enough_months'] : [],
      askOfficer: months === undefined || months <= law.value ? ['three_months'] : [],
    },
  };
}

/** A scholarship takes years of contributions; whether in a row, the law does not say and some officers ask. */
function ofChildren({ children = [], contributionMonths, on }: Asked): Part[] {
  const law = scholarshipValue('jkmContributionMonths', on);
  if (children.length === 0 || !law) return [];
  if (contributionMonths === undefined) return [{ askOfficer: ['scholarship_months'] }];
  if (contributionMonths < law.value) return [];
  const part = scholarshipPart(children, on);
  return [part, ...(part?.components ? [{ askOfficer: ['scholarship_in_a_row' as const] }] : [])];
}

/**
 * JKM: what the heirs receive for a death that work did not cause, by the law of the day of death (PP 44/2015 and PP 82/2019
 * Pasal 34 ayat (1)).
 */
export function jkm(asked: Asked): Part[] {
  const { limited, found } = startOf(asked);
  if (limited) return [funeralOnly(asked.on, limited), found];
  return [...sums(asked.on), ...ofChildren(asked), found];
}

/** The funeral money alone, by both rules. */
function funeralOnly(on: Day, rule: InForce): Part {
  const law = jkmValue('funeral', on)!;
  return one(component('funeral', law.value, amountText(law.value), [law, rule]));
}
