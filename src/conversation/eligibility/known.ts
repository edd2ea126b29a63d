import { z } from 'zod';
import { type Day, day } from '../../domain/day.ts';
import { type Judgement, judge } from '../../domain/eligibility/judge.ts';
import { person } from '../../domain/eligibility/person.ts';
import { occupation } from '../../domain/occupations.ts';
import { mostDesil } from '../../domain/programmes.ts';
import { regencies, said } from '../said.ts';

const domicile = z.enum(regencies);
const base = z.object({ said: said.pick({ regency: true, age: true, occupation: true }).optional() });
export type Base = z.output<typeof base>;
const aged = base.extend({ domicile, birthDate: day, atEdge: z.literal(true).optional() });
const atWork = aged.extend({ occupation, cover: z.enum(['none', 'unknown']) });

/** The questions of *cek kelayakan*, and what must be known before each can be asked; `said` is not asked again. `age` is whole years. */
export const questions = {
  domicile: base,
  age: base.extend({ domicile }),
  birthDate: base.extend({ domicile, age: z.int() }),
  occupation: aged,
  cover: aged.extend({ occupation: occupation.optional() }),
  work: atWork,
  listed: atWork,
};

const covers = ['none', 'unknown', 'held', 'employer'] as const;

/** All that was told so far. What was not asked stays unknown. */
export type Told = z.output<typeof aged> & {
  occupation?: z.output<typeof occupation> | undefined;
  cover?: (typeof covers)[number];
  work?: 'healthy' | 'ill' | 'not';
  listed?: boolean | undefined;
};

const ofCover = {
  none: { segment: 'none', covered: false },
  unknown: { segment: 'none' },
  held: { covered: true },
  employer: { segment: 'pu' },
} as const;

const ofWork = { healthy: { working: true, ill: false }, ill: { ill: true }, not: { working: false } } as const;

/** Who says no to the list and to the tenths of DTSEN is in neither: the tenth after the last that is taken stands for that. */
const ofList = (listed: boolean | undefined) =>
  listed === false ? { listedByVillage: false, desil: mostDesil + 1 } : { listedByVillage: listed };

/** Every programme for someone who told this, on a day. */
export const judgeTold = ({ domicile, birthDate, occupation, cover, work, listed }: Told, on: Day): Judgement =>
  judge(
    person.parse({
      on,
      domicile,
      birthDate,
      occupation,
      ...(cover && ofCover[cover]),
      ...(work && ofWork[work]),
      ...ofList(listed),
    }),
  );
