import { type Day, daysBetween } from '../day.ts';
import type { InForce } from '../law.ts';
import { claimBy, type Deadline, lateLaw } from './deadlines.ts';
import { insuranceOf, type Target, type Timed, targetOf } from './stage-target.ts';
import { countWorkingDays } from './working-days.ts';

/** How long a case stands where it stands. `overdue` counts working days past the target: 0 on the day itself. */
export type StageTime = {
  days: number;
  workingDays: number;
  target?: Target;
  overdue: number;
  /** The law that adds something for each day of lateness, and how many days that are so far. */
  compensation?: { days: number; law: InForce };
  /** The last day to claim, while the claim is still to be made or may be made again. */
  claimBy?: Deadline;
};

/** The days that a payment is late, and the law that makes them cost something; undefined where no limit surely began. */
type Late = NonNullable<StageTime['compensation']>;

/**
 * All days count, not only working ones: the limit is in "hari kerja", the lateness in "hari" (PP 44/2015 Pasal 37 ayat (2) and
 * (3), Pasal 40 ayat (3) and (4)). Nobody is called late before a working day has passed.
 */
function lateness(one: Timed, target: Target, overdue: number, today: Day): Late | undefined {
  const kind = insuranceOf(one);
  if (!kind || target.what !== 'pay' || target.aim || overdue === 0) return undefined;
  const law = lateLaw(kind, target.on);
  return law && { days: daysBetween(target.on, today), law };
}

/** Once a claim is made the right to it is kept; a refused or cancelled one may have to be made again. */
const unclaimed = ['stage_one_reported', 'in_care', 'incomplete', 'refused', 'cancelled'];

const limitOf = ({ claim, status, eventOn }: Timed): Deadline | undefined =>
  claim === 'jkk' && eventOn && unclaimed.includes(status) ? claimBy(eventOn) : undefined;

/** How long a case stands in its stage, by when the agency should have acted, and what it costs that it has not. */
export function stageTime(one: Timed, today: Day): StageTime {
  const [target, limit] = [targetOf(one), limitOf(one)];
  const overdue = target ? countWorkingDays(target.on, today).days : 0;
  const late = target && lateness(one, target, overdue, today);
  return {
    days: daysBetween(one.since, today),
    workingDays: countWorkingDays(one.since, today).days,
    overdue,
    ...(target && { target }),
    ...(late && { compensation: late }),
    ...(limit && { claimBy: limit }),
  };
}
