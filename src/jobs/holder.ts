import { isWithin } from '../domain/notice-hours.ts';
import { nextNotices } from '../store/next-notices.ts';
import { unsent } from '../store/sweep.ts';
import { chatsWithReplies, replyWaits } from '../store/waiting-replies.ts';
import { type Delivery, deliver, deliverNotice, deliverReplies } from './deliver.ts';
import { type DoorParts, openDoor } from './door.ts';
import { each } from './each.ts';
import { oneByOne } from './one-by-one.ts';
import { recur } from './recur.ts';
import { usualRhythm } from './rhythm.ts';
import { freeLost } from './unsent.ts';

/**
 * Delivery in the process that alone holds an account: its replies at once, its notices one by one at a beat of its own, whatever
 * other processes there are. It needs no queue.
 */
export type Holder = {
  /** Sends the replies of these chats; their notices wait for the beat. */
  wake(chatIds: number[]): Promise<void>;
  /** The account can send (again): all replies that wait go, those that were on their way when another held it too. */
  open(): Promise<void>;
  /** Lets nothing more out and waits for what is on its way, but not for ever. */
  stop(): Promise<void>;
};

/** `mayNotice`: whether the platform lets us write without being asked. `beatMs`: how long after one notice the next may go. */
export type HolderParts = DoorParts & { mayNotice: () => boolean; beatMs?: () => number };

/** So many chats are served at once, of those that are woken together. */
const ABREAST = 8;

/** A person who writes to one after another takes a few seconds for each, and never the same. */
const unhurriedMs = (): number => 2_000 + Math.random() * 2_000;

/** Opens it. `channels` holds the channel as long as it can send: what waits is then not tried in vain. */
export function openHolder({ mayNotice, beatMs = unhurriedMs, ...parts }: HolderParts): Holder {
  const serve = oneByOne(deliverReplies);
  const door = openDoor(parts, serve);
  const serveAll = (chats: number[], delivery: Delivery) => each(chats, ABREAST, (chat) => serve(chat, delivery));
  const { sweepMs } = parts.rhythm ?? usualRhythm;
  const sweep = recur(
    () => sweepMs,
    () => door.run((delivery) => sendLeft(delivery, sweepMs)),
  );
  const beat = recur(beatMs, () => door.run(async (delivery) => (mayNotice() ? sendNotice(delivery) : undefined)));
  let first = true;
  return {
    // What got lost is the sweep's.
    wake: (chatIds) => door.run((delivery) => serveAll(chatIds, delivery)),
    open: () =>
      door.run(async (delivery) => {
        if (delivery.channels.size === 0) return;
        // Nobody else can be sending: whoever held the account before us is gone.
        if (first) await freeLost(delivery, 0);
        first = false;
        await serveAll(await chatsWithReplies(delivery.pool, looker(delivery).held), delivery);
      }),
    async stop() {
      for (const one of [sweep, beat]) one.stop();
      await door.stop();
    },
  };
}

const looker = ({ channels, now }: Delivery) => ({ held: [...channels.keys()], now: now() });

/** Frees what got lost, and sends the replies whose wait is over or of which nobody told us. */
async function sendLeft(delivery: Delivery, unsentMs: number): Promise<void> {
  await freeLost(delivery);
  const rows = await unsent(delivery.pool, { ...looker(delivery), unsentMs });
  await deliver(
    rows.map(({ id }) => id),
    delivery,
  );
}

/** Sends the notice that is next, unless a person waits for an answer. */
async function sendNotice(delivery: Delivery): Promise<void> {
  const { pool, hours, now } = delivery;
  if (!isWithin(hours, now()) || (await replyWaits(pool, looker(delivery)))) return;
  const [next] = await nextNotices(pool, looker(delivery), 1);
  if (next) await deliverNotice(next.id, delivery);
}
