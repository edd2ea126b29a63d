import { z } from 'zod';
import { reportKinds } from '../../domain/claims/states.ts';
import { day } from '../../domain/day.ts';
import type { Said } from '../said.ts';

/** Who the worker is to the one who reports, in the order in which it is offered. */
export const relations = ['self', 'spouse', 'child', 'parent', 'sibling', 'other'] as const;

/**
 * What another topic has learned before the report begins, so that it is not asked again: `on` the day of the death or of the
 * accident, `died` whether work caused a death, `regency` a Kemendagri code, `relation` who the worker is to the one who reports.
 */
export const begun = z.object({
  kind: z.enum(reportKinds),
  on: day.optional(),
  regency: z.string().optional(),
  died: z.literal(true).optional(),
  relation: z.enum(relations).optional(),
});
export type Begun = z.output<typeof begun>;

const workers = { spouse: 'spouse', child: 'parent', parent: 'child', sibling: 'sibling' } as const;

/** Who the worker is to someone who is this to the worker. */
export const workerTo = (heir: NonNullable<Said['relation']>): (typeof workers)[typeof heir] => workers[heir];

const sealed = z.string().optional();

/**
 * What is known of a report that is being told. Names and numbers are sealed or an index: a saved place holds none of them.
 * `byName`: this chat is not asked for whole numbers (`asking.ts`), so a name stands for them; a report goes on as it began.
 */
export const about = begun.extend({
  byName: z.literal(true).optional(),
  participantId: z.int().optional(),
  nikIndex: z.string().optional(),
  told: z.object({
    reporter: sealed,
    phone: sealed,
    worker: sealed,
    nik: sealed,
    birthDate: sealed,
    village: sealed,
  }),
});
export type About = z.output<typeof about>;

/** The same once it is known who the worker is to the one who reports. */
export const related = about.required({ relation: true });
export type Related = z.output<typeof related>;

/** What is known with something more that was told. */
export const withTold = <Known extends About>(about: Known, told: Partial<About['told']>): Known => ({
  ...about,
  told: { ...about.told, ...told },
});

/** The questions of a report, and what must be known before each can be asked. */
export const questions = {
  kind: z.object({}),
  whom: about,
  when: about,
  worker: about,
  name: about,
  birthDate: about,
  village: about,
  family: about.required({ nikIndex: true }),
  relation: about,
  reporter: related,
  phone: related,
};
