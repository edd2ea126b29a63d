import { withE164 } from '../language/phone.ts';
import type { Inbound } from '../message.ts';
import { hearAll } from '../store/hear.ts';
import { takeInbound, type Whose } from '../store/take-inbound.ts';
import { together } from '../store/together.ts';
import { unanswered } from '../store/unanswered.ts';
import { type Deliver, type ListenDeps, openLine } from './line.ts';

/**
 * A message whose turn is not committed after so long, and which is not in hand here, was mostly cut off by a crash. If
 * another process is only slow over it, one of the two commits and the other finds it done.
 */
const CUT_OFF_MS = 30_000;

/** No process has more in hand at its death; were it so, the rest is found by and by. */
const MOST_RESUMED = 1_000;

/** Hears people: stores each message at once, works one of a chat at a time, and hands the replies' rows on. */
export type Listening = {
  /** Resolves once the message is stored. */
  onMessage(message: Inbound): Promise<void>;
  /**
   * Puts in line what was left unanswered when the process died, before anything new is heard: else a person's next message
   * would overtake her last. Resolves once they stand in line. What another process is working on right now
   * is answered once all the same; only a wrong proof in it is counted by both.
   */
  resume(): Promise<void>;
  /** Takes what processes that only carry have stored, in these chats or in all of their channels. Errors end in the log. */
  take(whose: Whose): Promise<void>;
  /** Works messages that a dead process left unanswered. What stands in line here, however long, is not worked twice. */
  replayUnanswered(): Promise<void>;
  /** Resolves when every stored message has been worked. */
  idle(): Promise<void>;
  /** Takes no more: whoever brings a message hears that it was not stored. Resolves when all that is stored has been worked. */
  stop(): Promise<void>;
};

/** All chats that are named, as one. */
function merged(asked: Whose[]): Whose[] {
  const chats = new Set(asked.flatMap((whose) => (Array.isArray(whose) ? whose : [])));
  return [...asked.filter((whose) => !Array.isArray(whose)), [...chats]];
}

/** Hears what channels of this process bring, and takes what others have stored. */
export function listen(deps: ListenDeps, deliver: Deliver): Listening {
  const { db, log, now } = deps;
  const store = together((messages: Inbound[]) => hearAll(db, messages, now()));
  const line = openLine(deps, deliver);
  let stopped = false;
  const left = async (before: Date, limit?: number) =>
    line.readable(await unanswered(db, before, line.inHand(), limit));
  const takeNow = async (whose: Whose): Promise<void> => {
    if (stopped) return;
    const taken = line.readable(await takeInbound(db, whose, now(), CUT_OFF_MS, line.inHand()));
    for (const { message, ...received } of taken) line.later(received, message);
  };
  /** One take after another: the second would find what the first has just taken, and not know that it is in hand here. */
  const take = together(async (asked: Whose[]) => {
    for (const whose of merged(asked)) await takeNow(whose);
    return asked.map(() => undefined);
  });
  return {
    async onMessage(heard) {
      if (stopped) throw new Error('no more messages are taken');
      const message = withE164(heard);
      const received = await store(message);
      if (received) line.later(received, message, performance.now());
    },
    async resume() {
      for (const { message, ...received } of await left(now(), MOST_RESUMED)) line.later(received, message);
    },
    take: (whose) => take(whose).catch((error: unknown) => log.warn('inbound-not-taken', { error })),
    async replayUnanswered() {
      const cutOff = await left(new Date(now().getTime() - CUT_OFF_MS));
      await Promise.allSettled(cutOff.map(({ message, ...received }) => line.work(received, message)));
    },
    idle: () => line.idle(),
    stop() {
      stopped = true;
      return line.idle();
    },
  };
}
