/** What a claim is for. A death by a work accident is a JKK claim. */
export const claimKinds = ['jkk', 'jkm', 'scholarship'] as const;
export type ClaimKind = (typeof claimKinds)[number];

/** What a person reports: a death, an accident, or "please check". */
export const reportKinds = ['death', 'accident', 'check'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** Where a report stands before it becomes a claim. */
export const reportStates = ['reported', 'answered'] as const;

/** Where a claim stands: the neutral vocabulary of `domain.md` §4.4, since no list of the agency's own was found. */
export const claimStates = [
  ...(['stage_one_reported', 'in_care', 'stage_two_reported', 'submitted', 'incomplete'] as const),
  ...(['verifying', 'decided', 'paid', 'refused', 'cancelled'] as const),
] as const;
export type ClaimState = (typeof claimStates)[number];

/** Where a case stands, whichever of the two it is by now. */
export type CaseState = ClaimState | (typeof reportStates)[number];

/** Where a paper stands. `said`: the person says that it was sent, and nobody has seen it yet. */
export const paperStates = ['required', 'said', 'received', 'checked', 'returned'] as const;
export type PaperState = (typeof paperStates)[number];

/** A paper of a case: its code is a key of `locales/id/paper.json`; `reason` says why it was returned. */
export type CasePaper = { code: string; status: PaperState; reason: string | null };

/** What settles which papers a case needs; what is not known is left out. */
export type Circumstances = {
  /** The accident happened in traffic on a public road. */
  traffic?: boolean;
  /** Treated outside the contract facilities (PLKK). */
  outsidePlkk?: boolean;
  /** The worker died of it. */
  died?: boolean;
  /** Who claims as heir. */
  heir?: 'spouse' | 'child' | 'other';
  /** Which payment of a scholarship it is. */
  scholarship?: 'first' | 'yearly';
  segment?: 'pu' | 'bpu' | 'construction' | 'pmi';
};
