import { z } from 'zod';
import { day } from '../day.ts';
import { given } from '../given.ts';
import { occupation } from '../occupations.ts';

/** Kemendagri code of a province, regency, district or village, with or without its dots. */
const region = z
  .string()
  .transform((text) => text.replaceAll('.', ''))
  .refine((code) => /^[1-9]\d(\d{2}){0,2}$|^[1-9]\d{9}$/.test(code), { params: { code: 'programmeDomicile' } });

/**
 * Whom eligibility is asked about, on which day. `domicile` is where the identity card says that the person lives, never
 * the first digits of the NIK; `desil` is the tenth of DTSEN. What is left out was not given and stays unknown.
 */
export const person = z
  .strictObject({
    on: day,
    domicile: given(region),
    birthDate: given(day),
    occupation: given(occupation),
    segment: given(z.enum(['none', 'pu', 'bpu', 'asn'])),
    covered: given(z.boolean()),
    desil: given(z.int().min(1).max(10)),
    listedByVillage: given(z.boolean()),
    working: given(z.boolean()),
    ill: given(z.boolean()),
  })
  .refine(({ birthDate, on }) => !birthDate || birthDate <= on, { path: ['birthDate'], params: { code: 'bornLater' } });

/** The question with what is not given as undefined; `on` is a day of Jakarta. */
export type Person = z.output<typeof person>;
