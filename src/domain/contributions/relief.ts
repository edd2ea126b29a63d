import type { Day } from '../day.ts';
import { type InForce, inForce } from '../law.ts';
import { isTransport, type Occupation } from '../occupations.ts';
import { share } from '../rounded.ts';
import { type Law, reliefs } from './rules.ts';

export const payers = ['self', 'apbn_apbd', 'apbdes', 'csr', 'employer'] as const;
export type Payer = (typeof payers)[number];

/** Who pays for whom in which month; `on` is any day of it. */
export type Paying = { occupation?: Occupation | undefined; paidBy?: Payer | undefined; on: Day };

/** What is taken off, in basis points, the rules that say so, and whether an officer must settle it. */
export type Relief = { basisPoints: number; laws: Law[]; unsure: boolean };

const none: Relief = { basisPoints: 0, laws: [], unsure: false };

const resting = (law: InForce | undefined, unsure = false): Relief =>
  law ? { basisPoints: law.value, laws: [law], unsure } : none;

/** An owner may be an employer, whom PP 50/2025 Pasal 3 ayat (4) does not name (PP 44/2015 Pasal 5 ayat (3) huruf a). */
const mayEmploy = (occupation: Occupation | undefined): boolean => occupation === 'msme_owner';

/**
 * The relief of PP 50/2025 for those who are not paid a wage: by group and month (Pasal 7), none where APBN or APBD pays
 * (Pasal 3 ayat (5)). Unsure where nothing names the payer, or the group, and that would change the answer; a group that is
 * not known is taken for the others.
 */
export function reliefOf({ occupation, paidBy = 'self', on }: Paying): Relief {
  if (paidBy === 'apbn_apbd') return resting(inForce(reliefs.stateReliefPercent, on));
  const group = occupation ? isTransport(occupation) : 'unclear';
  const transport = inForce(reliefs.transportReliefPercent, on);
  const others = inForce(reliefs.otherReliefPercent, on);
  const law = group === 'yes' ? transport : others;
  if (law) return resting(law, paidBy !== 'self' || mayEmploy(occupation));
  // The group may still be transport: what it would then have saved is named.
  return group === 'unclear' && transport ? { basisPoints: 0, laws: [transport], unsure: true } : none;
}

/** What the relief takes off an amount, whole rupiah. */
export const takenOff = (amount: number, { basisPoints }: Relief): number => share(amount, basisPoints);
