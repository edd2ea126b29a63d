import { z } from 'zod';
import file from './params/occupations.json' with { type: 'json' };

/** What people do for a living, as far as a rule or a programme asks. */
export const occupationCodes = [
  ...(['ojek_online', 'ojek_pangkalan', 'angkot_driver', 'driver', 'courier', 'pedicab_driver'] as const),
  ...(['horse_cart_driver', 'artist', 'farmer', 'palm_farmer', 'fisher', 'trader', 'rt_head'] as const),
  ...(['religious_worker', 'construction_worker', 'domestic_worker', 'parking_attendant'] as const),
  ...(['mining_transport_driver', 'village_official', 'msme_owner', 'day_labourer', 'other'] as const),
] as const;

export const occupation = z.enum(occupationCodes);
export type Occupation = z.infer<typeof occupation>;

const rows = z.array(z.strictObject({ code: occupation, transport: z.enum(['yes', 'no', 'unclear']) }));

const byCode = new Map(rows.parse(file.occupations).map((row) => [row.code, row.transport]));

/** Whether an occupation is transport in the sense of PP 50/2025; `unclear` where no source names it. */
export const isTransport = (code: Occupation): 'yes' | 'no' | 'unclear' => byCode.get(code)!;
