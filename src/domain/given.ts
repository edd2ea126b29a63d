import { z } from 'zod';

/** A field that may be left out; null says the same. */
export const given = <Field extends z.ZodType>(field: Field) =>
  field
    .nullish()
    .transform((value) => value ?? undefined)
    .optional();

/** Whole rupiah. The upper bound only keeps slips of the keyboard out. */
export const rupiahGiven = z.int().min(0).max(1_000_000_000_000);

/** Whole months. */
export const monthsGiven = z.int().min(0).max(1_200);
