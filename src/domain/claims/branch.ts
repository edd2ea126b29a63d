import { z } from 'zod';
import { day } from '../day.ts';
import file from '../params/branches.json' with { type: 'json' };
import { confidence } from '../printed.ts';

/** The branch offices of BPJS Ketenagakerjaan in Jambi; each has a sentence in `locales/id/offices.json`. */
export const branches = ['jambi', 'muara_bungo'] as const;

/** A smaller office that the press named: where, in which years, and who says so. Nobody knows whether it is still there. */
const subOffice = z.strictObject({ place: z.string().min(1), years: z.string().min(4), source: z.string().min(1) });

const regency = z.strictObject({
  code: z.string(),
  branch: z.enum(branches),
  confidence,
  source: z.string().min(1),
  note: z.string().min(1).optional(),
  subOffice: subOffice.optional(),
});

/** Which branch serves a regency, who says so, and how sure that is. */
export type Served = z.output<typeof regency>;

const { regencies } = z.strictObject({ checkedOn: day, regencies: z.array(regency) }).parse(file);

const byCode = new Map(regencies.map((one) => [one.code, one]));

/** The branch for a regency or anything inside it (Kemendagri code, its first four digits); undefined outside Jambi. */
export const branchOf = (region: string): Served | undefined => byCode.get(region.slice(0, 4));
