import { z } from 'zod';
import { day } from '../day.ts';
import { given, monthsGiven, rupiahGiven } from '../given.ts';
import { readParams } from '../law.ts';
import json from '../params/scholarship.json' with { type: 'json' };
import { isPart, needsPercent, type Part } from './parts.ts';

export const levels = ['tk', 'sd', 'smp', 'sma', 'pt'] as const;
export type Level = (typeof levels)[number];

const scholarships = readParams(json);

/** School years of each level, which a grade counts within (`params/scholarship.json`). */
export const schoolYears = (level: Level): number => scholarships[`${level}Years`].history.at(-1)!.value;

const child = z
  .strictObject({
    level: z.enum(levels),
    grade: given(z.int().min(1)),
    birthDate: given(day),
    married: given(z.boolean()),
    working: given(z.boolean()),
  })
  .refine(({ level, grade = 1 }) => grade <= schoolYears(level), { path: ['grade'], params: { code: 'grade' } });

const disability = z
  .strictObject({
    part: z.custom<Part>((part) => typeof part === 'string' && isPart(part), { params: { code: 'part' } }),
    kind: given(z.enum(['anatomical', 'functional'])),
    percent: given(z.number().min(0).max(100).multipleOf(0.01)),
    db: given(z.int().min(0).max(140)),
  })
  .refine(({ part, kind, percent, db }) => percent !== undefined || !needsPercent(part, kind, db), {
    path: ['percent'],
    params: { code: 'percentNeeded' },
  });

const fields = z.strictObject({
  event: z.enum(['work_accident', 'work_death', 'other_death']),
  on: day,
  segment: given(z.enum(['pu', 'bpu', 'construction', 'pmi'])),
  wage: given(rupiahGiven),
  membershipMonths: given(monthsGiven),
  contributionMonths: given(monthsGiven),
  unpaidMonths: given(monthsGiven),
  children: given(z.array(child).max(30)),
  disabilities: given(z.array(disability).max(50)),
  totalPermanent: given(z.boolean()),
  handed: given(z.enum(['right', 'left'])),
  stmbMonths: given(z.number().min(0).max(1_200)),
  transport: given(z.strictObject({ land: given(rupiahGiven), sea: given(rupiahGiven), air: given(rupiahGiven) })),
  homeCare: given(rupiahGiven),
  dentures: given(rupiahGiven),
  hearingAid: given(rupiahGiven),
  glasses: given(rupiahGiven),
  daysLate: given(z.int().min(0).max(36_500)),
});

/** What an estimate is asked for; what is left out was not given. */
export type Asked = z.output<typeof fields>;
export type Child = z.output<typeof child>;
export type Disability = z.output<typeof disability>;

const byWage = ({ event, stmbMonths = 0, disabilities = [], totalPermanent }: Asked): boolean =>
  event === 'work_death' ||
  (event === 'work_accident' && (disabilities.length > 0 || totalPermanent === true)) ||
  (event !== 'other_death' && stmbMonths > 0);

/**
 * An estimate as it may be asked for. `wage` is the monthly wage (PU) or the chosen base (BPU), sums are whole rupiah,
 * receipts as paid; `stmbMonths` may be a part of a month, counted in days of 30. The wage is needed only where a sum
 * depends on it.
 */
export const question = fields.refine(
  (asked) => asked.wage !== undefined || asked.segment === 'pmi' || !byWage(asked),
  {
    path: ['wage'],
    params: { code: 'wageNeeded' },
  },
);
