import { randomBytes } from 'node:crypto';
import { checkMessage } from './check-message.ts';
import { Refusal } from './refusal.ts';
import type { Approved, Fault, Obj, Shown, Somebody } from './types.ts';

/** The number of ours at Meta: what it may be asked with, whom it knows, what was asked. */
export type World = {
  token: string;
  phoneId: string;
  now(): number;
  people: Map<string, Somebody>;
  templates: Approved[];
  faults: Fault[];
  calls: { path: string; body: unknown }[];
  /** Hears of each message that is shown to somebody. */
  onShown(somebody: Somebody, shown: Shown): void;
};

/** Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages#customer-service-windows */
const WINDOW_MS = 24 * 3_600_000;

/** One message to a person each six seconds, and 45 at once that are counted against later ones. Source: https://developers.facebook.com/docs/whatsapp/cloud-api/overview#pair-rate-limits */
const PAIR = { most: 45, withinMs: 45 * 6_000 };

export const newId = (): string => `wamid.${randomBytes(20).toString('base64')}`;

function receiver(world: World, { to, recipient }: { to?: string; recipient?: string }): Somebody {
  const found = [...world.people.values()].find(
    ({ phone, userId }) => (to !== undefined && phone === to) || (recipient !== undefined && userId === recipient),
  );
  if (!found || found.away) throw new Refusal(131026, 'Message undeliverable');
  return found;
}

function countPair(world: World, somebody: Somebody): void {
  somebody.lately = somebody.lately.filter((at) => world.now() - at < PAIR.withinMs);
  if (somebody.lately.length >= PAIR.most) throw new Refusal(131056, 'pair rate limit hit');
  somebody.lately.push(world.now());
}

/** Takes a message, or throws why not. The answer's body. */
export function takeMessage(world: World, message: Obj): object {
  const { whom, shown } = checkMessage(message, world.templates);
  const somebody = receiver(world, whom);
  const isOpen = somebody.wroteAt !== undefined && world.now() - somebody.wroteAt < WINDOW_MS;
  if (shown.by !== 'template' && !isOpen) throw new Refusal(131047, 'Re-engagement message');
  countPair(world, somebody);
  const one = { ...shown, id: newId() };
  somebody.shown.push(one);
  world.onShown(somebody, one);
  const { phone, userId } = somebody;
  return {
    messaging_product: 'whatsapp',
    contacts: [
      { input: whom.to ?? whom.recipient, ...(phone && { wa_id: phone }), ...(userId && { user_id: userId }) },
    ],
    messages: [{ id: one.id }],
  };
}

/** The fault that a call meets, used up by it. */
export function meetFault({ faults }: World, message: unknown): Fault | undefined {
  const to = typeof message === 'object' && message !== null && 'to' in message ? message.to : undefined;
  const at = faults.findIndex(({ phone }) => phone === undefined || phone === to);
  const fault = faults[at];
  if (!fault) return undefined;
  const left = (fault.times ?? 1) - 1;
  if (left > 0) faults[at] = { ...fault, times: left };
  else faults.splice(at, 1);
  return fault;
}
