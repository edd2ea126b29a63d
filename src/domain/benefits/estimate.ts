import { arrears } from '../contributions/arrears.ts';
import { UNPAID_MONTHS_COVERED } from '../cover.ts';
import { type Component, type ComponentName, total } from './component.ts';
import { type AskOfficer, type Assumed, type Found, joined } from './found.ts';
import { jkk } from './jkk.ts';
import { jkm } from './jkm.ts';
import { lateCompensation } from './late.ts';
import type { Asked } from './question.ts';

/**
 * What is due by the law of the day: its parts, their sum in whole rupiah (null where we know no rule for that day or that
 * segment), what was assumed, what only an officer can settle; `arrears` is what the unpaid months cost that parts wait for.
 */
export type Estimate = {
  components: Component[];
  total: number | null;
  assumed: Assumed[];
  askOfficer: AskOfficer[];
  arrears?: number;
};

const nothing = (askOfficer: AskOfficer[], sum: number | null): Estimate => ({
  components: [],
  total: sum,
  assumed: [],
  askOfficer,
});

const isBpu = ({ segment = 'bpu' }: Asked): boolean => segment === 'bpu';
const kindOf = ({ event }: Asked): 'jkk' | 'jkm' => (event === 'other_death' ? 'jkm' : 'jkk');

const isLong = ({ unpaidMonths = 0 }: Asked): boolean => unpaidMonths > UNPAID_MONTHS_COVERED;

/** What is given at once to whoever is in arrears: care by PP 44/2015 Pasal 39 ayat (1), the funeral money of JKM by Pasal 42 ayat (1). */
const AT_ONCE: Record<'jkk' | 'jkm', ComponentName[]> = { jkk: ['medical_care', 'home_care'], jkm: ['funeral'] };

const inArrears = (asked: Asked): boolean => isBpu(asked) && (asked.unpaidMonths ?? 0) > 0;

const waiting = (asked: Asked, components: Component[]): Component[] =>
  inArrears(asked)
    ? components.map((one) => (AT_ONCE[kindOf(asked)].includes(one.name) ? one : { ...one, when: 'after_arrears' }))
    : components;

/** What was taken for granted of the person; after more than three unpaid months an employer pays first (Pasal 38 and 41). */
const ofPerson = (asked: Asked): Partial<Found> => ({
  assumed: [
    ...(asked.segment === undefined ? ['segment_bpu' as const] : []),
    ...(asked.unpaidMonths === undefined ? ['paid_up' as const] : []),
  ],
  askOfficer: !isBpu(asked) && isLong(asked) ? ['employer_arrears'] : [],
});

const owed = ({ wage, unpaidMonths = 0, on }: Asked): { arrears?: number } =>
  wage === undefined ? {} : { arrears: arrears(wage, unpaidMonths, on).amount };

/**
 * The whole answer: JKK for what work caused, JKM for any other death, after PP 44/2015 and PP 82/2019. More than three
 * unpaid months in a row leave a BPU no right (PP 44/2015 Pasal 39 ayat (2), 42 ayat (2)).
 */
export function estimate(asked: Asked): Estimate {
  if (asked.segment === 'pmi') return nothing(['pmi_benefits'], null);
  if (isBpu(asked) && isLong(asked)) return nothing(['lapsed'], 0);
  const found = joined([ofPerson(asked), ...(kindOf(asked) === 'jkk' ? jkk(asked) : jkm(asked))]);
  if (found.components.length === 0) return nothing(['earlier_law'], null);
  const parts = waiting(asked, found.components);
  const components = [...parts, ...lateCompensation(parts, asked.daysLate ?? 0, kindOf(asked), asked.on)];
  return { ...found, components, total: total(components), ...(inArrears(asked) && owed(asked)) };
}
