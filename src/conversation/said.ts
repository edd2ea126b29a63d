import { z } from 'zod';
import { levels } from '../domain/benefits/question.ts';
import { accidentKinds } from '../domain/claims/work-accident-law.ts';
import { day } from '../domain/day.ts';
import { occupation } from '../domain/occupations.ts';
import type { ChildHeard } from '../language/hearing/hear-children.ts';
import { enrolled } from '../language/hearing/hear-enrolled.ts';
import type { PartHeard } from '../language/hearing/hear-part.ts';
import { programmes } from '../language/hearing/hear-programme.ts';
import type { RegencyCode } from '../language/hearing/hear-region.ts';
import { claimEvents } from './claim/events.ts';

/** Kemendagri codes of the regencies and cities of Jambi. */
export const regencies = [
  ...(['1501', '1502', '1503', '1504', '1505', '1506'] as const),
  ...(['1507', '1508', '1509', '1571', '1572'] as const),
] as const satisfies RegencyCode[];

const child = z.object({ level: z.enum(levels), grade: z.int().optional() });
const part = z.object({ part: z.string(), side: z.enum(['right', 'left']).optional() });

/**
 * What one sentence may say that a topic then need not ask: codes, days and numbers, never words, so that a saved place may hold it.
 * `past`: the day of what happened; `day`: one to come; `happened`: a death or an accident was told; `cause`: what someone died of
 * (`accident` where nobody said whether at work); `kind`: of accident; `about`: what a claim or an estimate is asked for; `relation`: of
 * the heir to the worker; `amount`: a sum, `income`: one that is a month's pay, whole rupiah; `months`: contributions paid, in months;
 * `part`: of the body, lost; `children`: at school; `how`: one works; `payer`: of the contributions; `programme`:
 * one that is not ours; `enrols`: who is to be enrolled.
 */
export const said = z
  .object({
    past: day,
    day,
    happened: z.enum(['death', 'accident']),
    cause: z.enum(['work', 'other', 'accident']),
    kind: z.enum(accidentKinds),
    about: z.enum(claimEvents),
    regency: z.enum([...regencies, 'elsewhere']),
    relation: z.enum(['spouse', 'child', 'parent', 'sibling']),
    occupation,
    amount: z.int(),
    income: z.int(),
    months: z.int(),
    age: z.int(),
    part: z.custom<PartHeard>((heard) => part.safeParse(heard).success),
    children: z.array(z.custom<ChildHeard>((heard) => child.safeParse(heard).success)).max(20),
    how: z.enum(['self', 'company', 'project', 'abroad']),
    payer: z.enum(['self', 'state']),
    programme: z.enum(programmes),
    enrols: z.enum(enrolled),
  })
  .partial();
export type Said = z.output<typeof said>;

/** The same without what has been used: each is taken once, so that who goes back is asked. */
export const without = <Bag extends Said>(said: Bag | undefined, ...names: (keyof Said)[]): Bag | undefined =>
  said && (Object.fromEntries(Object.entries(said).filter(([name]) => !names.includes(name as keyof Said))) as Bag);
