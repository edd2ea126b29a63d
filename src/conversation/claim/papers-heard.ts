import type { Heard } from '../../language/hear.ts';
import type { ClaimEvent } from './events.ts';

/** What each choice says that a claim is for. */
export const events: Record<string, ClaimEvent> = {
  eventOtherDeath: 'other_death',
  eventWorkDeath: 'work_death',
  eventAccident: 'work_accident',
  papersScholarship: 'scholarship',
};

const facts: Record<string, boolean | undefined> = { yes: true, no: false, notKnown: undefined };

/** A yes, a no or a "don't know"; undefined when it was none of them. */
export const heardFact = ({ choice }: Heard): { fact: boolean | undefined } | undefined =>
  choice !== undefined && Object.hasOwn(facts, choice) ? { fact: facts[choice] } : undefined;

/** Who claims, by the choice that says so. */
export const heirs = { spouse: 'spouse', child: 'child', other: 'other' } as const;
