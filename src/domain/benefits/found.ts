import type { Component } from './component.ts';

/** What was taken for granted because nobody said otherwise. */
export type Assumed =
  /** Not said: works for himself or is paid for (BPU). */
  | 'segment_bpu'
  /** Not said: no month is unpaid. */
  | 'paid_up'
  /** Not said, or said in part: enough months of membership and contributions for the full sum. */
  | 'enough_months'
  | 'right_handed'
  /** No grade said: the first year of that level. */
  | 'child_grade'
  /** Not said: children are under 23 and unmarried. */
  | 'child_under_23'
  | 'two_highest_children'
  | 'scalp_least'
  /** Hearing and sight count by full tens. */
  | 'full_steps'
  /** Parts of a month count by days of 30. */
  | 'stmb_days';

/** What no rule that we know settles: an officer must. */
export type AskOfficer =
  | 'pmi_benefits'
  /** The law of that day is not known here. */
  | 'earlier_law'
  /** Under, at or just after the third month (Permenaker 1/2025). */
  | 'three_months'
  /** More than three unpaid months, or a programme that ended; whether and how one comes back. */
  | 'lapsed'
  /** More than three unpaid months of an employer, who then pays first (PP 44/2015 Pasal 38 ayat (2), 41 ayat (2)). */
  | 'employer_arrears'
  | 'scholarship_months'
  | 'scholarship_in_a_row'
  | 'which_children'
  | 'child_works'
  | 'several_disabilities'
  | 'doctor_decides'
  | 'disability_before_death';

/** Parts of an answer; rules give one, and the estimate joins them. */
export type Found = { components: Component[]; assumed: Assumed[]; askOfficer: AskOfficer[] };

/** Joins what several rules found; what none of them knew (undefined) is a question of that day's law. */
export const joined = (some: (Partial<Found> | undefined)[]): Found => ({
  components: some.flatMap((one) => one?.components ?? []),
  assumed: [...new Set(some.flatMap((one) => one?.assumed ?? []))],
  askOfficer: [...new Set(some.flatMap((one) => (one ? (one.askOfficer ?? []) : ['earlier_law' as const])))],
});

/** One part, or nothing known of it. */
export const one = (component: Component): Partial<Found> => ({ components: [component] });
