import { z } from 'zod';

/** Whole rupiah as the statute prints them: `Rp20.000.000`, digit groups of three. */
export const rupiah = z
  .string()
  .regex(/^Rp(0|[1-9]\d{0,2}(\.\d{3})*)$/, 'an amount is written as the statute prints it: Rp20.000.000')
  .transform((text) => Number(text.slice(2).replaceAll('.', '')));

/** Basis points (hundredths of a percent) of a percentage as the statute prints it: `60%` is 6000, `0,24%` is 24. */
export const percent = z
  .string()
  .regex(/^(0|[1-9]\d{0,2})(,\d{1,2})?%$/, 'a percentage is written as the statute prints it: 60% or 0,24%')
  .transform((text) => {
    const [whole = '', part = ''] = text.slice(0, -1).split(',');
    return Number(whole) * 100 + Number(part.padEnd(2, '0'));
  });

/** How sure we are of a value: printed in the law, published by others who quote it, or not confirmed by anyone. */
export const confidence = z.enum(['statute', 'published', 'unconfirmed']);
export type Confidence = z.infer<typeof confidence>;

/** The least sure of several. */
export const leastSure = (some: Confidence[]): Confidence =>
  confidence.options.findLast((one) => some.includes(one)) ?? 'statute';
