import { z } from 'zod';
import { type Day, day } from './day.ts';

/** How sure we are of a value: printed in the law, published by others who quote it, or not confirmed by anyone. */
export type Confidence = 'statute' | 'published' | 'unconfirmed';

/** Whole rupiah as the statute prints them: `Rp20.000.000`, digit groups of three. */
const rupiah = z
  .string()
  .regex(/^Rp\d{1,3}(\.\d{3})*$/, 'an amount is written as the statute prints it: Rp20.000.000')
  .transform((text) => Number(text.slice(2).replaceAll('.', '')));

const entry = z.strictObject({
  from: day,
  value: z.union([rupiah, z.int()]),
  cite: z.string().min(1),
  confidence: z.enum(['statute', 'published', 'unconfirmed']),
});

const inOrder = (history: { from: Day }[]): boolean =>
  history.every((next, at) => at === 0 || history[at - 1]!.from < next.from);

const dated = z.strictObject({
  term: z.string().min(1),
  history: z.array(entry).min(1).refine(inOrder, 'entries stand in the order of their days, each day once'),
});

/** A legal value through time, oldest first. Amounts are whole rupiah, percents and counts plain whole numbers. */
export type Dated = z.output<typeof dated>;
export type InForce = Dated['history'][number];

const file = z.strictObject({ checkedOn: day, values: z.record(z.string(), dated) });

/** Reads a file of `params/`; throws with the place of the first mistake. */
export const readParams = <Name extends string>(json: { values: Record<Name, unknown> }): Record<Name, Dated> =>
  file.parse(json).values as Record<Name, Dated>;

/** What the law said on a day; undefined before its first rule. */
export const inForce = (value: Dated, on: Day): InForce | undefined => value.history.findLast((one) => one.from <= on);
