import { withE164 } from '../language/phone.ts';
import type { Inbound } from '../message.ts';
import { type Received, receiveAll, type Stored, unanswered } from '../store/inbound.ts';
import type { Claimed } from '../store/ledger.ts';
import { together } from '../store/together.ts';
import type { Worked } from '../web/measures.ts';
import { answerTurn } from './answer-turn.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { TurnDeps } from './turn.ts';

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
  /** Works messages that a dead process left unanswered. What stands in line here, however long, is not worked twice. */
  replayUnanswered(): Promise<void>;
  /** Resolves when every stored message has been worked. */
  idle(): Promise<void>;
  /** Takes no more: whoever brings a message hears that it was not stored. Resolves when all that is stored has been worked. */
  stop(): Promise<void>;
};

/** What hearing people needs. `onTurn` is told of each message that was answered, for the measures, before its reply is sent. */
export type ListenDeps = TurnDeps & { onTurn?: (worked: Worked) => void };

/** `deliver` sends what a turn has written, which may be claimed already. */
export function listen(deps: ListenDeps, deliver: (rows: number[], claimed?: Claimed) => Promise<void>): Listening {
  const store = together((messages: Inbound[]) => receiveAll(deps.db, messages, deps.now()));
  // By address, not by row: a chat that is forgotten goes on in another row.
  const chats = oneAtATime<string>();
  /** Rows in line or at work here, and those that cannot be read with the keys of this process. */
  const inHand = new Set<number>();
  let stopped = false;
  const work = (received: Received, message: Inbound, storedMs?: number): Promise<void> => {
    inHand.add(received.inboundId);
    const chat = `${message.channel} ${message.chat}`;
    // How the chat stood says nothing once another message of it is in line.
    const { state, ...stored } = received;
    const known = chats.isFree(chat) && state ? { ...stored, state } : stored;
    const turn = chats.run(chat, async () => {
      const { replies, claimed, understood } = await answerTurn(known, message, deps);
      deps.onTurn?.({
        channel: message.channel,
        as: understood.as,
        replies,
        ...(storedMs !== undefined && { storedMs }),
      });
      await deliver(replies, claimed);
    });
    return turn.finally(() => inHand.delete(received.inboundId));
  };
  const left = async (before: Date, limit?: number): Promise<Stored[]> => {
    const { messages, unreadable } = await unanswered(deps.db, before, [...inHand], limit);
    for (const row of unreadable) {
      inHand.add(row);
      deps.log.error('message-unreadable', { row });
    }
    return messages;
  };
  const later = (received: Received, message: Inbound, storedMs?: number): void => {
    work(received, message, storedMs).catch((error: unknown) =>
      deps.log.error('turn-unanswered', { chat: received.chatId, error }),
    );
  };
  return {
    async onMessage(heard) {
      if (stopped) throw new Error('no more messages are taken');
      const message = withE164(heard);
      const received = await store(message);
      if (received) later(received, message, performance.now());
    },
    async resume() {
      for (const { message, ...received } of await left(deps.now(), MOST_RESUMED)) later(received, message);
    },
    async replayUnanswered() {
      const cutOff = await left(new Date(deps.now().getTime() - CUT_OFF_MS));
      await Promise.allSettled(cutOff.map(({ message, ...received }) => work(received, message)));
    },
    idle: () => chats.idle(),
    stop() {
      stopped = true;
      return chats.idle();
    },
  };
}
