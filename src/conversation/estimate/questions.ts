import { z } from 'zod';
import { isPart, type Part } from '../../domain/benefits/parts.ts';
import { day } from '../../domain/day.ts';
import type { Move } from '../flow.ts';
import { said } from '../said.ts';

/** What the first sentence said and is not asked again. */
const saidHere = said
  .pick({ about: true, past: true, how: true, months: true, income: true, part: true, children: true })
  .optional();

/** `other` says that it is about somebody else than the person of this chat. */
const base = z.object({ other: z.boolean().optional(), said: saidHere });
const died = base.extend({ on: day });
const hurt = base.extend({ event: z.literal('work_accident'), wage: z.int().optional() });
/** The part of the body is kept only until the answer. */
const injured = hurt.extend({
  part: z.custom<Part>((part) => typeof part === 'string' && isPart(part)),
});

/** Whatever was told before the children: where it lacks the wage (JKK) or the segment (JKM), the record tells them. */
const told = base.extend({
  event: z.enum(['work_accident', 'work_death', 'other_death']),
  on: day.optional(),
  segment: z.enum(['pu', 'bpu']).optional(),
  contributionMonths: z.int().optional(),
  wage: z.int().optional(),
  totalPermanent: z.boolean().optional(),
});

/** The questions of *perkiraan manfaat*, and what must be known before each can be asked; nobody is asked more than five. */
export const questions = {
  event: base,
  deathDate: base,
  segment: died,
  months: died,
  wage: base.extend({ event: z.enum(['work_accident', 'work_death']) }),
  outcome: hurt,
  unfitMonths: hurt,
  part: hurt,
  side: injured,
  handed: injured,
  loss: injured,
  children: told,
};

export type EstimateMove = Move<typeof questions>;
export type Base = z.output<typeof base>;
export type Died = z.output<typeof died>;
export type Hurt = z.output<typeof hurt>;
export type Injured = z.output<typeof injured>;
export type Told = z.output<typeof told>;
