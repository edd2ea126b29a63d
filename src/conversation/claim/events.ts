import type { HeardClaimEvent } from '../../language/hearing/hear-claim-event.ts';

/** What a claim is asked for, before anyone knows more. */
export const claimEvents = [
  'other_death',
  'work_death',
  'work_accident',
  'scholarship',
] as const satisfies HeardClaimEvent[];
export type ClaimEvent = (typeof claimEvents)[number];
