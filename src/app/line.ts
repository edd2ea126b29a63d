import type { Inbound } from '../message.ts';
import type { Received } from '../store/inbound.ts';
import type { Claimed } from '../store/ledger.ts';
import type { Left, Stored } from '../store/unanswered.ts';
import type { Worked } from '../web/measures.ts';
import { answerTurn } from './answer-turn.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { TurnDeps } from './turn.ts';

/** What hearing people needs. `onTurn` is told of each message that was answered, for the measures, before its reply is sent. */
export type ListenDeps = TurnDeps & { onTurn?: (worked: Worked) => void };

/** Sends what a turn has written, which may be claimed already. */
export type Deliver = (rows: number[], claimed?: Claimed) => Promise<void>;

/** Stored messages that are answered here, one of a chat at a time. */
export type Line = {
  /** Answers a message after those of its chat that stand in line; `storedMs` is when it was stored, by `performance.now()`. */
  work(received: Received, message: Inbound, storedMs?: number): Promise<void>;
  /** The same, and nobody waits for it. */
  later(received: Received, message: Inbound, storedMs?: number): void;
  /** The messages that can be read; the rest is logged once, and counts as in hand from then on. */
  readable(left: Left): Stored[];
  /** Rows in line or at work here, and those that cannot be read with the keys of this process. */
  inHand(): number[];
  /** Resolves when nothing is left in line. */
  idle(): Promise<void>;
};

export function openLine(deps: ListenDeps, deliver: Deliver): Line {
  // By address, not by row: a chat that is forgotten goes on in another row.
  const chats = oneAtATime<string>();
  const inHand = new Set<number>();
  const answer = async (received: Received, message: Inbound, storedMs?: number): Promise<void> => {
    const { replies, claimed, told, understood } = await answerTurn(received, message, deps);
    const measured = { channel: message.channel, as: understood.as, replies };
    deps.onTurn?.({ ...measured, ...(storedMs !== undefined && { storedMs }) });
    const theirs = deps.holds && !deps.holds(message.channel);
    if (!(theirs && told)) await deliver(replies, claimed);
  };
  const work: Line['work'] = (received, message, storedMs) => {
    inHand.add(received.inboundId);
    const chat = `${message.channel} ${message.chat}`;
    // How the chat stood says nothing once another message of it is in line.
    const { state, ...stored } = received;
    const known = chats.isFree(chat) && state ? { ...stored, state } : stored;
    const turn = chats.run(chat, () => answer(known, message, storedMs));
    return turn.finally(() => inHand.delete(received.inboundId));
  };
  return {
    work,
    later(received, message, storedMs) {
      work(received, message, storedMs).catch((error: unknown) =>
        deps.log.error('turn-unanswered', { chat: received.chatId, error }),
      );
    },
    readable({ messages, unreadable }) {
      for (const row of unreadable) {
        inHand.add(row);
        deps.log.error('message-unreadable', { row });
      }
      return messages;
    },
    inHand: () => [...inHand],
    idle: () => chats.idle(),
  };
}
