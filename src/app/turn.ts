import { handle } from '../conversation/handle.ts';
import type { Routed } from '../conversation/router.ts';
import type { Log } from '../log.ts';
import type { Inbound } from '../message.ts';
import { chatPorts } from '../store/chat-ports.ts';
import type { Database } from '../store/database.ts';
import type { Received } from '../store/inbound.ts';
import { type ChatState, commitTurn, loadChat, TurnOvertaken } from '../store/turns.ts';
import { masked } from './mask.ts';

/** What a turn needs of the application. */
export type TurnDeps = {
  db: Database;
  log: Log;
  now: () => Date;
  failureMs?: number;
  onAlarm?: (wrong: number) => void;
};

/** What became of a message: its replies' rows, and how it was taken. */
export type Turned = { replies: number[]; understood: Routed['understood'] };

/** Two processes may work on one chat; the one that commits second works its message anew, against what the first left. */
const MOST_TRIES = 5;

async function once(state: ChatState, received: Received, message: Inbound, deps: TurnDeps): Promise<Turned> {
  const now = deps.now();
  const options = {
    now,
    ...(deps.failureMs !== undefined && { failureMs: deps.failureMs }),
    ...(deps.onAlarm && { onAlarm: deps.onAlarm }),
  };
  const ports = chatPorts(
    deps.db,
    { chatId: state.chatId, channel: message.channel, network: message.network },
    options,
  );
  const { says, place, effects, understood, label } = await handle(message, state, ports);
  const turn = { state, inboundId: received.inboundId, masked: masked(message, label), says, place, effects, now };
  return { replies: await commitTurn(deps.db, turn), understood };
}

/** Works one stored message to its committed replies. One that is done already, or deleted meanwhile, has nothing to answer. */
export async function takeTurn(received: Received, message: Inbound, deps: TurnDeps): Promise<Turned> {
  for (let tries = 1; ; tries += 1) {
    const state = await loadChat(deps.db, received.inboundId);
    if (!state) return { replies: [], understood: { as: 'nothing' } };
    try {
      return await once(state, received, message, deps);
    } catch (error) {
      if (!(error instanceof TurnOvertaken) || tries === MOST_TRIES) throw error;
    }
  }
}
