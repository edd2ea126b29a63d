import type { Heard } from '../../language/hear.ts';
import { say } from '../../language/texts.ts';
import type { Ports } from '../ports.ts';
import { ownFacts } from './own.ts';
import type { EstimateMove } from './questions.ts';

const events = {
  eventAccident: 'work_accident',
  eventWorkDeath: 'work_death',
  eventOtherDeath: 'other_death',
} as const;

const eventOf = (choice: string | undefined) =>
  events[choice as keyof typeof events] as (typeof events)[keyof typeof events] | undefined;

/** What happened; the wage is not asked where the record tells it. */
export async function answerEvent(
  { choice }: Heard,
  { other }: { other?: boolean | undefined },
  ports: Ports,
): Promise<EstimateMove> {
  if (choice === 'another') return { next: 'event', known: { other: true } };
  const event = eventOf(choice);
  if (!event) return { again: say('estimate.pickEvent') };
  if (event === 'other_death') return { next: 'deathDate', known: { other } };
  const own = other ? undefined : await ownFacts('jkk', ports.today(), ports);
  if (!own) return { next: 'wage', known: { event, other } };
  return event === 'work_death'
    ? { next: 'children', known: { event, other } }
    : { next: 'outcome', known: { event, other } };
}
