import { openFaults } from './faults.ts';
import { type Door, openDoor } from './server.ts';
import { type BotSide, botSide, newBot } from './side.ts';
import type { World } from './state.ts';
import type { Fault, Pace, Patience } from './types.ts';

export type { FileAbout, Kind } from './content.ts';
export type { GroupSide } from './group.ts';
export type { PersonSide } from './person.ts';
export type { BotSide } from './side.ts';
export type { Call, Fault, Pace, Patience, Redeliver, Shown } from './types.ts';

/**
 * A Bot API server of our own: the rules a bot relies on, as strict as Telegram's or stricter, over real HTTP with its
 * state in memory. It cannot show Telegram's real
 * limits (unspecified by design), delivery to phones, or how clients draw things.
 */
export type BotApi = {
  /** "http://127.0.0.1:PORT", no slash at the end: grammY's apiRoot, TELEGRAM_API_ROOT. */
  readonly root: string;
  /** "1001:TEST-A". Other tokens are answered 401, malformed ones 404. */
  addBot(token: string, username?: string): BotSide;
  /** The next `times` calls (1) of `method` (any) meet this fault. */
  fail(fault: Fault): { hits(): number; end(): void };
  /** Off by default. */
  pace: Pace | undefined;
  /** Of the webhook sender; may be changed any time. */
  readonly patience: Patience;
  /** The server is gone (connection refused) until `up`; what it knows stays. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** Ends open long polls, deliveries and sockets too. */
  stop(): Promise<void>;
};

export type Options = { port?: number; now?: () => number; patience?: Partial<Patience> };

/** Listens on 127.0.0.1 at a free port, or at `port`. `now` in ms, moves dates, query ages and bans. */
export async function openBotApi({ port = 0, now = Date.now, patience }: Options = {}): Promise<BotApi> {
  const world: World = {
    ...{ now, bots: new Map(), faults: openFaults(), pace: undefined },
    patience: { answerMs: 10_000, retryBaseMs: 200, retryMaxMs: 5000, ...patience },
  };
  let door: Door | undefined = await openDoor(world, port);
  const own = door.port;
  const down = async () => {
    await door?.close();
    door = undefined;
  };
  return {
    root: `http://127.0.0.1:${own}`,
    addBot(token, username = `uji_${token.split(':')[0]}_bot`) {
      const bot = newBot(world, token, username);
      world.bots.set(token, bot);
      return botSide(bot);
    },
    fail: (fault) => world.faults.add(fault),
    get pace() {
      return world.pace;
    },
    set pace(limits) {
      world.pace = limits;
    },
    patience: world.patience,
    down,
    async up() {
      door ??= await openDoor(world, own);
    },
    async stop() {
      for (const bot of world.bots.values()) bot.delivery?.stop();
      await down();
    },
  };
}
