import type { Heard } from '../../language/hear.ts';
import { say } from '../../language/texts.ts';
import type { Ports } from '../ports.ts';
import { ownFacts } from './own.ts';
import type { Base, EstimateMove } from './questions.ts';

const events = {
  eventAccident: 'work_accident',
  eventWorkDeath: 'work_death',
  eventOtherDeath: 'other_death',
} as const;

type Event = (typeof events)[keyof typeof events];

const eventOf = (choice: string | undefined) => events[choice as keyof typeof events] as Event | undefined;

/** What happened; the wage is not asked where the record tells it. */
export async function afterEvent(event: Event, { other, said }: Base, ports: Ports): Promise<EstimateMove> {
  if (event === 'other_death') return { next: 'deathDate', known: { other, said } };
  const own = other ? undefined : await ownFacts('jkk', ports.today(), ports);
  if (!own) return { next: 'wage', known: { event, other, said } };
  return event === 'work_death'
    ? { next: 'children', known: { event, other, said } }
    : { next: 'outcome', known: { event, other, said } };
}

export function answerEvent(
  { choice }: Heard,
  { other, said }: Base,
  ports: Ports,
): EstimateMove | Promise<EstimateMove> {
  if (choice === 'another') return { next: 'event', known: { other: true, said } };
  const event = eventOf(choice);
  return event ? afterEvent(event, { other, said }, ports) : { again: say('estimate.pickEvent') };
}
