import { HANDED_HOURS } from '../../domain/officer-hours.ts';
import { hearHandBack } from '../../language/hearing/hear-hand-back.ts';
import { normalise } from '../../language/normalise.ts';
import { say } from '../../language/texts.ts';
import { topicSaid } from '../../language/understanding/topics.ts';
import type { Content } from '../../message.ts';
import { begin } from '../follow.ts';
import { type Place, readPlace } from '../place.ts';
import type { Ports } from '../ports.ts';
import type { Routed } from './router.ts';

/** The bot has the chat again, because the person wants it. */
async function back(ports: Ports): Promise<Routed> {
  const effects = [{ do: 'handBack', closes: true } as const];
  const outcome = await begin('menu', {}, ports, [say('talk.back')], effects);
  return { ...outcome, understood: { as: 'command', choice: 'bot' } };
}

/** To have one's data deleted nobody waits for an officer. */
export const isErasing = ({ text, choice }: Content, place: unknown): boolean =>
  (text !== undefined && topicSaid(normalise(text)) === 'erase') ||
  choice === 'erase' ||
  readPlace(place)?.flow === 'erase';

/** Nothing is said and nothing done; where the conversation stood stays as it was saved. */
const silent = (place: unknown): Routed => ({
  says: [],
  place: place as Place | null,
  effects: [],
  understood: { as: 'handed' },
});

/**
 * What is done with a message to a chat that officers have until then; undefined where their time is over and the message is
 * the bot's again.
 */
export function whileHanded(
  content: Content,
  { place, handedUntil }: { place: unknown; handedUntil: Date },
  ports: Ports,
): Promise<Routed> | Routed | undefined {
  if (hearHandBack(content.text ?? '')) return back(ports);
  return ports.now() < handedUntil ? silent(place) : undefined;
}

/** The first answer after the officers' time is over: the request stays in their inbox, and the bot helps meanwhile. */
export const tooLate = <Turn extends Routed>(turn: Turn): Turn => ({
  ...turn,
  says: [say('talk.late', { hours: HANDED_HOURS }), ...turn.says],
  effects: [{ do: 'handBack', closes: false }, ...turn.effects],
});
