import type { Day } from '../../domain/day.ts';
import type { Occupation } from '../../domain/occupations.ts';

/** What a person may want of us, as one thing to do. What each means, and what it does not: docs/understanding.md. */
export const intents = [
  ...(['greet', 'menu', 'check_participation', 'check_eligibility', 'explain_jkk', 'explain_jkm'] as const),
  ...(['estimate_benefit', 'report_accident', 'report_death', 'scholarship', 'claim_status'] as const),
  ...(['claim_documents', 'contribution', 'register', 'office_contact', 'human_officer'] as const),
  ...(['reminder_on', 'reminder_off', 'other_programme', 'privacy', 'thanks', 'cancel', 'help'] as const),
  ...(['out_of_scope'] as const),
] as const;

export type Intent = (typeof intents)[number];

/** Who the heir (or whoever writes) is to the worker. */
export type HeirRelation = 'spouse' | 'child' | 'parent' | 'sibling';

/**
 * What a message names. `nik`: 16 digits. `claim_number`: KL… or LP…, upper case without spaces. `phone`: national digits, `0812…`.
 * `date`: the day of the event, or of a reminder. `amount`: whole rupiah. `regency`: by its official name, `Kabupaten Bungo`.
 */
export type Entities = {
  nik?: string;
  claim_number?: string;
  phone?: string;
  date?: Day;
  amount?: number;
  relation?: HeirRelation;
  occupation?: Occupation;
  regency?: string;
};

/**
 * What to do with a guess: `go` on with it, `ask` which of two, or `refuse`: say that it was not understood (or is not ours), and
 * offer the menu and a human.
 */
export type Act = 'go' | 'ask' | 'refuse';
