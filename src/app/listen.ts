import { randomBytes } from 'node:crypto';
import { withE164 } from '../language/phone.ts';
import { say } from '../language/texts.ts';
import type { Inbound } from '../message.ts';
import { type Received, receive, unanswered } from '../store/inbound.ts';
import { commitTurn, loadChat } from '../store/turns.ts';
import { masked } from './mask.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type TurnDeps, takeTurn } from './turn.ts';

/** A message whose turn is not committed after so long was cut off by a crash. */
const CUT_OFF_MS = 30_000;

/** No process has more in hand at its death; were it so, the rest is found by and by. */
const MOST_RESUMED = 1_000;

/** Hears people: stores each message at once, works one of a chat at a time, and hands the replies' rows on. */
export type Listening = {
  /** Resolves once the message is stored. */
  onMessage(message: Inbound): Promise<void>;
  /**
   * Puts in line what was left unanswered when the process died, before anything new is heard: else a person's next message
   * would overtake her last. Resolves once they stand in line. What another process is working on right now does no harm.
   */
  resume(): Promise<void>;
  /** Works messages that a dead process left unanswered. */
  replayUnanswered(): Promise<void>;
  /** Resolves when every stored message has been worked. */
  idle(): Promise<void>;
};

/** A turn that failed is answered with a reference that stands in the log too. When even that cannot be written, the message stays unanswered and is replayed. */
async function apologise(received: Received, message: Inbound, error: unknown, deps: TurnDeps): Promise<number[]> {
  const reference = randomBytes(4).toString('hex');
  deps.log.error('turn-failed', { chat: received.chatId, channel: message.channel, reference, error });
  const state = await loadChat(deps.db, received.chatId);
  if (!state) return [];
  const { inboundId } = received;
  const turn = {
    state,
    inboundId,
    masked: masked(message, undefined),
    place: state.place as object | null,
    effects: [],
    now: deps.now(),
  };
  return commitTurn(deps.db, { ...turn, says: [say('error.tryLater', { reference })] });
}

export function listen(deps: TurnDeps, deliver: (rows: number[]) => Promise<void>): Listening {
  const chats = oneAtATime<number>();
  const work = (received: Received, message: Inbound): Promise<void> =>
    chats.run(received.chatId, async () => {
      const rows = await takeTurn(received, message, deps).then(
        ({ replies }) => replies,
        (error: unknown) => apologise(received, message, error, deps),
      );
      await deliver(rows);
    });
  const later = (received: Received, message: Inbound): void => {
    work(received, message).catch((error: unknown) =>
      deps.log.error('turn-unanswered', { chat: received.chatId, error }),
    );
  };
  return {
    async onMessage(heard) {
      const message = withE164(heard);
      const received = await receive(deps.db, message, deps.now());
      if (received) later(received, message);
    },
    async resume() {
      const left = await unanswered(deps.db, deps.now(), MOST_RESUMED);
      for (const { message, ...received } of left) later(received, message);
    },
    async replayUnanswered() {
      const left = await unanswered(deps.db, new Date(deps.now().getTime() - CUT_OFF_MS));
      await Promise.allSettled(left.map(({ message, ...received }) => work(received, message)));
    },
    idle: () => chats.idle(),
  };
}
