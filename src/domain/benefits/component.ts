import type { InForce } from '../law.ts';
import { type Confidence, leastSure } from '../printed.ts';

/** `now`, once the unpaid contributions are paid (PP 44/2015 Pasal 39 and 42), or in instalments, a school year at a time. */
export type When = 'now' | 'after_arrears' | 'yearly';

export type ComponentName =
  | 'medical_care'
  | 'home_care'
  | 'transport'
  | 'stmb'
  | 'partial_disability'
  | 'total_permanent'
  | 'death'
  | 'lump_sum'
  | 'funeral'
  | 'periodic'
  | 'scholarship'
  | 'prosthesis'
  | 'dentures'
  | 'hearing_aid'
  | 'glasses'
  | 'late_compensation';

/**
 * One part of what is due: whole rupiah (null where the law sets no sum), how it was worked out as a formula that needs no
 * words, the articles that say so, how sure that is, and when it is paid.
 */
export type Component = {
  name: ComponentName;
  amount: number | null;
  how: string;
  cite: string;
  confidence: Confidence;
  when: When;
};

/** A part by the rules that it was worked out from. */
export const component = (
  name: ComponentName,
  amount: number | null,
  how: string,
  laws: Pick<InForce, 'cite' | 'confidence'>[],
  when: When = 'now',
): Component => ({
  name,
  amount,
  how,
  cite: [...new Set(laws.map(({ cite }) => cite))].join('; '),
  confidence: leastSure(laws.map((law) => law.confidence)),
  when,
});

/** The sum in whole rupiah; parts without a sum of their own count nothing. */
export const total = (components: Component[]): number =>
  components.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
