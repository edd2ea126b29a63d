import { askingOn } from '../conversation/asking.ts';
import { handle } from '../conversation/handle.ts';
import type { Routed } from '../conversation/routing/router.ts';
import type { Hours } from '../domain/notice-hours.ts';
import type { Log } from '../log.ts';
import type { Inbound } from '../message.ts';
import { TurnOvertaken } from '../store/acting.ts';
import { chatPorts, type NikWays } from '../store/chat-ports.ts';
import type { Database } from '../store/database.ts';
import type { ChatState, Received } from '../store/inbound.ts';
import { type Committed, commitTurn, loadChat } from '../store/turns.ts';
import { askerOf } from './asker.ts';
import { masked } from './mask.ts';

/** What a turn needs of the application. */
export type TurnDeps = {
  db: Database;
  log: Log;
  now: () => Date;
  failureMs?: number;
  onAlarm?: (wrong: number) => void;
  /** Whether this process sends what is written for a channel; else its holder is told. */
  holds?: (channel: string) => boolean;
  /** Where our page for a NIK stands, and whether one is asked for in the chat wherever that is. */
  nik?: { publicUrl?: string | undefined; askInChat?: boolean };
  /** When officers answer; the usual hours without it. */
  officerHours?: Hours;
};

/** What became of a message: its reply's row, and how it was taken. */
export type Turned = Committed & { understood: Routed['understood'] };

/** Two processes may work on one chat; the one that commits second works its message anew, against what the first left. */
const MOST_TRIES = 5;

/** What stands of a turn before it is worked. */
export const turnOf = (state: ChatState, { inboundId }: Received, { chat, channel }: Inbound, { holds }: TurnDeps) => ({
  state,
  inboundId,
  address: chat,
  held: holds?.(channel) ?? false,
});

function waysOf({ channel }: Inbound, { nik }: TurnDeps): NikWays {
  const publicUrl = nik?.publicUrl;
  return { ...askingOn(channel, { publicUrl, askInChat: nik?.askInChat ?? false }), publicUrl };
}

async function once(state: ChatState, received: Received, message: Inbound, deps: TurnDeps): Promise<Turned> {
  const now = deps.now();
  const options = {
    now,
    ...(deps.failureMs !== undefined && { failureMs: deps.failureMs }),
    ...(deps.onAlarm && { onAlarm: deps.onAlarm }),
  };
  const { channel, network, vouchedPhone } = message;
  const ports = chatPorts(
    deps.db,
    { chatId: state.chatId, channel, network, vouchedPhone },
    options,
    waysOf(message, deps),
    deps.officerHours,
  );
  const { says, place, effects, understood, label } = await handle(message, state, ports);
  const turn = {
    ...turnOf(state, received, message, deps),
    asker: askerOf(message),
    masked: masked(message, label),
    says,
    place,
    effects,
    now,
  };
  return { ...(await commitTurn(deps.db, turn)), understood };
}

/**
 * Works one stored message to its committed reply, from the state its chat had when it was stored where that is still given.
 * One that is done already, or deleted meanwhile, has nothing to answer.
 */
export async function takeTurn(received: Received, message: Inbound, deps: TurnDeps): Promise<Turned> {
  for (let tries = 1; ; tries += 1) {
    const state = (tries === 1 && received.state) || (await loadChat(deps.db, received.inboundId));
    if (!state) return { replies: [], understood: { as: 'nothing' } };
    try {
      return await once(state, received, message, deps);
    } catch (error) {
      if (!(error instanceof TurnOvertaken) || tries === MOST_TRIES) throw error;
    }
  }
}
