import { randomBytes } from 'node:crypto';
import { say } from '../language/texts.ts';
import type { Inbound } from '../message.ts';
import type { Received } from '../store/inbound.ts';
import { isRefused } from '../store/refused-statement.ts';
import { freeReply } from '../store/reply.ts';
import { type Committed, commitTurn, loadChat } from '../store/turns.ts';
import { masked } from './mask.ts';
import { type TurnDeps, type Turned, takeTurn, turnOf } from './turn.ts';

/** A turn that failed is answered with a reference that stands in the log too. When even that cannot be written, the message stays unanswered and is replayed. */
async function apologise(received: Received, message: Inbound, error: unknown, deps: TurnDeps): Promise<Committed> {
  const reference = randomBytes(4).toString('hex');
  deps.log.error('turn-failed', { chat: received.chatId, channel: message.channel, reference, error });
  const { inboundId } = received;
  const state = await loadChat(deps.db, inboundId);
  if (!state) return { replies: isRefused(error) ? [] : await freeReply(deps.db, inboundId) };
  const turn = {
    ...turnOf(state, received, message, deps),
    masked: masked(message, undefined),
    place: state.place as object | null,
    effects: [],
    now: deps.now(),
  };
  return commitTurn(deps.db, { ...turn, says: [say('error.tryLater', { reference })] });
}

/** What became of a message whatever happened to its turn. Throws when not even an apology can be written. */
export type Answered = Committed & { understood: Turned['understood'] | { as: 'failed' } };

/** Works one stored message to its committed replies: those of its turn, else an apology. */
export const answerTurn = (received: Received, message: Inbound, deps: TurnDeps): Promise<Answered> =>
  takeTurn(received, message, deps).catch(async (error: unknown) => ({
    ...(await apologise(received, message, error, deps)),
    understood: { as: 'failed' },
  }));
