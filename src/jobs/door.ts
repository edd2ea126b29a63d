import type { Queryable } from '../store/database.ts';
import { type Claimed, claimNotices, claimReplies } from '../store/ledger.ts';
import { settleAll } from '../store/settle.ts';
import { chatsOn } from '../store/sweep.ts';
import { together } from '../store/together.ts';
import { type Delivery, deliver, deliverChat, deliverClaimed, taker } from './deliver.ts';
import { watchWork } from './underway.ts';
import { deliverWoken } from './unsent.ts';

/** The door of one process: delivery that knows what is on its way, tries again soon, and can be shut. */
export type Door = {
  /** For the jobs; shuts with the door. */
  readonly delivery: Delivery;
  /** Sends what was written; of a reply that was claimed when it was written nothing more need be asked. */
  deliver(rowIds: number[], claimed?: Claimed): Promise<void>;
  deliverChat(chatId: number): Promise<void>;
  deliverWoken(chatIds: number[]): Promise<void>;
  /** Does what else is to be delivered; the door waits for it when it is shut. */
  run(work: (delivery: Delivery) => Promise<void>): Promise<void>;
  /** Waits for what is on its way, but not for ever: a row that another delivery holds up goes out with it. */
  idle(): Promise<void>;
  /** Lets nothing more out and waits for what is on its way, but not for ever. */
  stop(): Promise<void>;
};

/** A reply that may be tried again so soon is; anything later is the sweep's. */
const SOON_MS = 60_000;

/** A timer may be early by a little, and a row is not given out before its time. */
const TIMER_MS = 5;

const STOP_MS = 10_000;

const none: Delivery['channels'] = new Map();

/** What a door is opened with: delivery without what it brings itself. `lanes`: where many share a few connections. */
export type DoorParts = Omit<Delivery, 'claim' | 'claimReply' | 'settle' | 'onWaiting'> & { lanes?: Queryable };

/** Writes down what became of rows, those that end while others are being written together. */
export const settlements = (on: Queryable, now: () => Date): Delivery['settle'] =>
  together((settled) => settleAll(on, settled, now()));

/** Claims notices, those that are asked for while others are being claimed together. */
export const claims = (on: Queryable, deps: Pick<Delivery, 'channels' | 'now'>): Delivery['claim'] =>
  together((rows) => claimNotices(on, rows, taker(deps, false)));

/** The same for the next replies of chats, those too that wait for an absent reader. */
export const replyClaims = (on: Queryable, deps: Pick<Delivery, 'channels' | 'now'>): Delivery['claimReply'] =>
  together((chats) => claimReplies(on, chats, taker(deps, true)));

/** Which of these chats are on channels that are held here. Others are told of ours, and we of theirs: most are none of ours. */
const heldAmong = (
  on: Queryable,
  { channels }: Pick<Delivery, 'channels'>,
): ((chatIds: number[]) => Promise<number[]>) =>
  together(async (lots) => {
    const held = await chatsOn(on, lots.flat(), [...channels.keys()]);
    return lots.map((lot) => lot.filter((id) => held.has(id)));
  });

/**
 * Opens the door. Errors of the database end in the log: whoever calls has stored the rows, and the sweep will find them. `serve`
 * says what is done for a chat that is to be served.
 */
export function openDoor(deps: DoorParts, serve = deliverChat): Door {
  const underway = watchWork();
  const timers = new Map<number, NodeJS.Timeout>();
  let shut = false;

  const run = (work: () => Promise<void>): Promise<void> =>
    underway.run(() => work().catch((error: unknown) => deps.log.error('deliver-failed', { error })));
  // Claims take rows of these channels only: with none, a chat's loop ends after the row in hand.
  const open: Pick<Delivery, 'channels' | 'now'> = {
    now: deps.now,
    get channels() {
      return shut ? none : deps.channels;
    },
  };
  const on = deps.lanes ?? deps.pool;
  const ours = heldAmong(on, deps);
  const delivery: Delivery = {
    ...deps,
    claim: claims(on, open),
    claimReply: replyClaims(on, open),
    settle: settlements(on, deps.now),
    get channels() {
      return open.channels;
    },
    onWaiting(chatId, ms) {
      if (shut || ms > SOON_MS || timers.has(chatId)) return;
      const timer = setTimeout(() => {
        timers.delete(chatId);
        void run(() => serve(chatId, delivery));
      }, ms + TIMER_MS);
      timers.set(chatId, timer);
    },
  };
  return {
    delivery,
    deliver: (rowIds, claimed) => run(() => (claimed ? deliverClaimed(claimed, delivery) : deliver(rowIds, delivery))),
    deliverChat: (chatId) => run(() => serve(chatId, delivery)),
    deliverWoken: (chatIds) =>
      run(async () => {
        const held = await ours(chatIds);
        if (held.length > 0 || chatIds.length === 0) await deliverWoken(held, delivery, serve);
      }),
    run: (work) => run(() => work(delivery)),
    idle: async () => void (await underway.ended(STOP_MS)),
    async stop() {
      shut = true;
      for (const timer of timers.values()) clearTimeout(timer);
      if (!(await underway.ended(STOP_MS))) deps.log.warn('sending-cut-short', { count: underway.count });
    },
  };
}
