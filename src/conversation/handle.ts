import { hear } from '../language/hear.ts';
import { say } from '../language/texts.ts';
import type { Content } from '../message.ts';
import { begin } from './follow.ts';
import { inGroup } from './group.ts';
import { type Open, open, readPlace } from './place.ts';
import type { Ports } from './ports.ts';
import { type Routed, route } from './router.ts';

/** Where a chat stands before a message: its saved place as it was read, and whether it has agreed. */
export type Standing = { place: unknown; consented: boolean };

async function reopen(json: unknown, ports: Ports): Promise<Open | undefined> {
  const place = readPlace(json);
  return place && open(place, ports);
}

/**
 * One turn: what a message means where the chat stands, what is said to it and what is to be written. It reads through
 * `ports` and changes nothing itself. A saved place that today's code does not know is said so, and the person starts over.
 */
export async function handle(
  content: Content,
  { place, consented }: Standing,
  ports: Ports,
): Promise<Routed & { label?: string }> {
  if (content.group) return inGroup(content.group.link, place, consented);
  const opened = await reopen(place, ports);
  const heard = hear(content, opened?.offered ?? [], ports.today());
  if (place && !opened && consented && !heard.command) {
    return { ...(await begin('menu', {}, ports, [say('menu.placeLost')])), understood: { as: 'nothing' } };
  }
  const label = content.choice && opened?.offered.find(({ id }) => id === content.choice)?.label;
  return { ...(await route(heard, opened, consented, ports)), ...(label && { label }) };
}
