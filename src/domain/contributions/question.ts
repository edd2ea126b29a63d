import { z } from 'zod';
import type { Day } from '../day.ts';
import { given, monthsGiven, rupiahGiven } from '../given.ts';
import { occupation } from '../occupations.ts';
import { leastBase, mostBase } from './bpu.ts';
import { payers } from './relief.ts';
import { tables, values } from './rules.ts';

export const risks = ['very_low', 'low', 'medium', 'high', 'very_high'] as const;
export type Risk = (typeof risks)[number];

/** The first day of a month that is written as `YYYY-MM`. */
const month = z
  .string()
  .refine((text) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text), { abort: true, params: { code: 'month' } })
  .transform((text) => `${text}-01` as Day);

const fields = z.strictObject({
  segment: z.enum(['pu', 'bpu', 'construction', 'pmi']),
  income: given(rupiahGiven),
  base: given(rupiahGiven),
  wage: given(rupiahGiven),
  contract: given(rupiahGiven),
  risk: given(z.enum(risks)),
  occupation: given(occupation),
  month,
  paidBy: given(z.enum(payers)),
  jht: given(z.boolean()),
  phase: given(z.enum(['before', 'during', 'extension'])),
  months: given(monthsGiven),
});

export type Asked = z.output<typeof fields>;
type Context = z.core.$RefinementCtx<Asked>;

/** Months of an agreement abroad that have a contribution of their own (Permenaker 4/2023). */
export const isAgreement = (months: number | undefined): months is 6 | 12 | 24 => [6, 12, 24].includes(months ?? 0);

const knownFrom = {
  pu: values.puJkm,
  bpu: tables.bpuIncome,
  construction: tables.contractJkm,
  pmi: values.pmiBefore,
};

type Mistakes = Record<Asked['segment'], (asked: Asked) => Partial<Record<keyof Asked, string | false>>>;

/** What a segment needs and was not told: the field, and the code of the sentence that says so. */
const mistakes: Mistakes = {
  pu: ({ wage, risk }) => ({ wage: wage === undefined && 'wageOfMonth', risk: risk === undefined && 'riskNeeded' }),
  bpu: ({ base, income, wage }) => ({ income: (base ?? income ?? wage) === undefined && 'incomeOrBase' }),
  construction: ({ contract, wage, jht }) => ({
    contract: (contract ?? wage) === undefined && 'contractOrWage',
    jht: jht === true && 'noJht',
  }),
  pmi: ({ phase, months = 0, jht }) => ({
    phase: phase === undefined && 'phaseNeeded',
    months: ((phase === 'during' && !isAgreement(months)) || (phase === 'extension' && months === 0)) && 'pmiMonths',
    jht: jht === true && 'noJht',
  }),
};

function refuseUnknown(asked: Asked, context: Context): void {
  const found = Object.entries({
    month: asked.month < knownFrom[asked.segment].history[0]!.from && 'monthTooEarly',
    ...mistakes[asked.segment](asked),
  });
  for (const [field, code] of found) if (code) context.addIssue({ code: 'custom', path: [field], params: { code } });
}

/** A base lies within Lampiran II of PP 44/2015. */
function refuseBase({ segment, base, month: on }: Asked, context: Context): void {
  if (segment !== 'bpu' || base === undefined || on < tables.bpuIncome.history[0]!.from) return;
  const range = { origin: 'number' as const, inclusive: true, path: ['base'], input: base };
  const [minimum, maximum] = [leastBase(on), mostBase(on)];
  if (base < minimum) context.addIssue({ ...range, code: 'too_small', minimum });
  if (base > maximum) context.addIssue({ ...range, code: 'too_big', maximum });
}

/**
 * What a contribution is asked for. Sums are whole rupiah: `income` and `base` are those of a month (BPU), `wage` of a month
 * (PU, construction; taken as the income of BPU), `contract` the value of a construction contract. `phase` and `months` are
 * for those who work abroad (PMI). `month` comes out as its first day. Left out: paid by the person, no JHT.
 */
export const contributionQuestion = fields.superRefine((asked, context) => {
  refuseUnknown(asked, context);
  refuseBase(asked, context);
});
