import type { Contribution } from '../../domain/contributions/contribute.ts';
import { type Payer, reliefOf } from '../../domain/contributions/relief.ts';
import { reliefs } from '../../domain/contributions/rules.ts';
import type { Day } from '../../domain/day.ts';
import { inForce } from '../../domain/law.ts';
import { isTransport, type Occupation } from '../../domain/occupations.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';

/** What was told by someone who works for themselves; what is missing did not change the answer, so it was not asked. */
export type OwnWork = { occupation?: Occupation | undefined; paidBy?: Payer | undefined };

/** Whether it matters in this month what somebody does for a living. */
export const asksOccupation = (today: Day): boolean =>
  [reliefs.transportReliefPercent, reliefs.otherReliefPercent].some((law) => inForce(law, today));

/** Whether it matters in this month who pays for somebody of this occupation. */
export const asksPayer = (occupation: Occupation, today: Day): boolean =>
  reliefOf({ occupation, on: today }).laws.length > 0;

const monthNumber = (on: Day): number => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7));

/** Months from the month of a day to that of another, both counted. */
const monthsUntil = (today: Day, until: Day): number => monthNumber(until) - monthNumber(today) + 1;

/** The relief of the group; after both are over the longer one stands for them. */
const groupLaw = (occupation: Occupation | undefined) =>
  occupation && isTransport(occupation) !== 'yes' ? reliefs.otherReliefPercent : reliefs.transportReliefPercent;

function unsureSays(unsure: boolean, { paidBy = 'self' }: OwnWork): Say[] {
  if (!unsure) return [];
  return [say(paidBy === 'self' ? 'contribution.reliefOwnerUnsure' : 'contribution.reliefPayerUnsure')];
}

function withoutSays({ occupation }: OwnWork, today: Day): Say[] {
  const { unsure, laws } = reliefOf({ occupation, on: today });
  if (unsure) return [say('contribution.reliefGroupUnsure', { cite: laws[0]!.cite })];
  const last = groupLaw(occupation).history.at(-1)!;
  return last.until && last.until < today
    ? [say('contribution.reliefOver', { until: last.until, cite: last.cite })]
    : [];
}

/** What was taken off and until when, or why nothing was (PP 50/2025). */
export function reliefSays({ total, relief: off }: Contribution, work: OwnWork, today: Day): Say[] {
  const { basisPoints, unsure, laws } = reliefOf({ ...work, on: today });
  if (work.paidBy === 'apbn_apbd') return laws.map(({ cite }) => say('contribution.reliefState', { cite }));
  const law = inForce(groupLaw(work.occupation), today);
  if (off === 0 || !law) return withoutSays(work, today);
  const until = law.until ?? today;
  const values = {
    percent: basisPoints,
    off,
    full: total + off,
    until,
    left: monthsUntil(today, until),
    cite: law.cite,
  };
  return [say('contribution.relief', values), ...unsureSays(unsure, work)];
}
