import { hear } from '../language/hear.ts';
import { say } from '../language/texts.ts';
import type { Content } from '../message.ts';
import { begin } from './follow.ts';
import { type Open, open, readPlace } from './place.ts';
import type { Ports } from './ports.ts';
import { inGroup } from './routing/group.ts';
import { isErasing, tooLate, whileHanded } from './routing/handed.ts';
import { type Routed, route } from './routing/router.ts';

/** Where a chat stands before a message: its saved place as it was read, whether it has agreed, and until when officers have it. */
export type Standing = { place: unknown; consented: boolean; handedUntil: Date | null };

async function reopen(json: unknown, ports: Ports): Promise<Open | undefined> {
  const place = readPlace(json);
  return place && open(place, ports);
}

type Handled = Routed & { label?: string };

/** A saved place that today's code does not know is said so, and the person starts over. */
async function answered(content: Content, { place, consented }: Standing, ports: Ports): Promise<Handled> {
  const opened = await reopen(place, ports);
  const heard = hear(content, opened?.offered ?? [], ports.today());
  if (place && !opened && consented && !heard.command) {
    return { ...(await begin('menu', {}, ports, [say('menu.placeLost')])), understood: { as: 'nothing' } };
  }
  const label = content.choice && opened?.offered.find(({ id }) => id === content.choice)?.label;
  return { ...(await route(heard, opened, consented, ports)), ...(label && { label }) };
}

/**
 * One turn: what a message means where the chat stands, what is said to it and what is to be written. It reads through
 * `ports` and changes nothing itself.
 */
export async function handle(content: Content, standing: Standing, ports: Ports): Promise<Handled> {
  const { place, consented, handedUntil } = standing;
  if (content.group) return inGroup(content.group.link, place, consented);
  if (!handedUntil || isErasing(content, place)) return answered(content, standing, ports);
  const theirs = whileHanded(content, { place, handedUntil }, ports);
  return theirs ?? tooLate(await answered(content, standing, ports));
}
