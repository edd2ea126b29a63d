import { addDays, addMonths, type Day } from '../day.ts';
import { type InForce, inForce, readParams } from '../law.ts';
import file from '../params/deadlines.json' with { type: 'json' };
import { addWorkingDays } from './working-days.ts';

const params = readParams(file);

/** The two insurances: work accident and death that work did not cause. */
export type Insurance = 'jkk' | 'jkm';

/** The last day on which something can or must be done, whether that day is certain (`exact`), and the law that sets it. */
export type Deadline = { on: Day; exact: boolean; law: InForce };

/** The dated limits of `deadlines.json`. */
export type LimitName = keyof typeof params;

const calendar = (name: LimitName, from: Day, add: (from: Day, value: number) => Day): Deadline | undefined => {
  const law = inForce(params[name], from);
  return law && { on: add(from, law.value), exact: true, law };
};

const working = (name: LimitName, from: Day): Deadline | undefined => {
  const law = inForce(params[name], from);
  return law && { ...addWorkingDays(from, law.value), law };
};

const addYears = (from: Day, years: number): Day => addMonths(from, 12 * years);

/** What a payment that comes too late costs, in basis points a day (PP 44/2015 Pasal 37 and Pasal 40 ayat (4)). */
export const lateLaw = (kind: Insurance, on: Day): InForce | undefined => inForce(params[`${kind}LatePercent`], on);

/**
 * Until when an accident is to be reported (stage I): 2×24 hours, so two days later (PP 44/2015 Pasal 43 and 44). The
 * law's note says what lateness costs whom.
 */
export const reportBy = (accident: Day): Deadline | undefined => calendar('reportDays', accident, addDays);

/** Until when stage II, which is the claim itself, is to be reported after the doctor's statement (Pasal 43 and 44). */
export const stageTwoBy = (statement: Day): Deadline | undefined => calendar('stageTwoDays', statement, addDays);

/** The last day to claim JKK, by the law of the day of the accident or of the diagnosis (PP 82/2019 Pasal 26). */
export const claimBy = (event: Day): Deadline | undefined => calendar('claimYears', event, addYears);

/** Whether JKK can still be claimed on `asked`; undefined for an event before the first rule that we know. */
export const claimOpen = (event: Day, asked: Day): boolean | undefined => {
  const limit = claimBy(event);
  return limit && asked <= limit.on;
};

/** That a JKM claim has no limit (`on` is null), and who says so; undefined for a death before the first rule we know. */
export const jkmClaimBy = (diedOn: Day): { on: null; law: InForce } | undefined => {
  const law = inForce(params.jkmClaimYears, diedOn);
  return law && { on: null, law };
};

/** Until when an occupational disease that shows itself after the work ended is covered (PP 44/2015 Pasal 48 ayat (2)). */
export const diseaseCoveredUntil = (workEnded: Day): Deadline | undefined =>
  calendar('diseaseYears', workEnded, addYears);

/** Until when a complete claim is paid: 7 working days for JKK (Pasal 37), 3 for JKM (Pasal 40 ayat (3)). */
export const payBy = (kind: Insurance, completeOn: Day): Deadline | undefined =>
  working(`${kind}PayWorkingDays`, completeOn);

/** Until when BPJS Ketenagakerjaan says that a JKK file is incomplete (PP 44/2015 Pasal 43 ayat (7), 44 ayat (7)). */
export const incompleteBy = (received: Day): Deadline | undefined => working('incompleteWorkingDays', received);

/** Until when a suspected work accident is decided, while care is guaranteed (PP 44/2015 Pasal 25A and 25B). */
export const suspectedBy = (reported: Day): Deadline | undefined => calendar('suspectedDays', reported, addDays);

/** That care of a suspected case is guaranteed first, by the law of the day; undefined before PP 49/2023. */
export const careFirstLaw = (on: Day): InForce | undefined => inForce(params.suspectedDays, on);
