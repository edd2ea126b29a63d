import { type GroupSide, groupSide } from './group.ts';
import { isObj } from './params.ts';
import { type PersonSide, personSide } from './person.ts';
import { type Bot, newChat, type StoredFile, type World } from './state.ts';
import type { About, Call, Obj, Redeliver } from './types.ts';
import { enqueue } from './updates.ts';

/** The test's side of one bot. */
export type BotSide = {
  readonly token: string;
  readonly id: number;
  readonly username: string;
  /** Every call of the bot in order; see `keepCalls`. */
  readonly calls: Call[];
  /** `false` in benches: only counts, and each chat keeps only its newest messages. */
  keepCalls: boolean;
  readonly counts: Map<string, number>;
  /** The first call that fits, already made or coming; rejects after `ms` (5 s). */
  waitFor(method: string, test?: (call: Call) => boolean, ms?: number): Promise<Call>;
  commands(languageCode?: string): { command: string; description: string }[];
  readonly webhook: { url: string; pending: number; lastError?: string; deliveries: number };
  person(id: number, about?: About): PersonSide;
  group(id: number, title?: string): GroupSide;
  redeliver: Redeliver;
  /** Bench hook: after each webhook POST was answered; status 0 when it was not. */
  onPost: ((update: Obj, latencyMs: number, status: number) => void) | undefined;
  /** Updates not yet confirmed, or in unruly mode still to come once more. */
  queued(): number;
  /** Enqueues a prepared update; a missing update_id is given, one of your own must rise. Its private chat becomes known. */
  push(update: Obj): number;
  /** A file that was sent either way, with its bytes. */
  file(fileId: string): StoredFile | undefined;
  /** Calls made while a 429 with retry_after was still running. */
  readonly tooEarly: number;
};

/** The first update_id looks random and is always the same for a bot. Source: https://core.telegram.org/bots/api#update */
const firstUpdate = (id: number): number => 100_000_000 + ((id * 7919) % 800_000_000);

export function newBot(world: World, token: string, username: string): Bot {
  const id = Number(token.split(':')[0]);
  return {
    ...{ world, token, id, username, nextMessage: 1, nextUpdate: firstUpdate(id), nextFile: 1 },
    ...{ chats: new Map(), about: new Map(), met: new Set(), queries: new Map(), files: new Map() },
    ...{ commands: new Map(), words: new Map(), allowed: undefined },
    ...{ waiting: new Map(), handed: new Map(), again: [], redeliver: {}, poll: undefined },
    ...{ hook: undefined, delivery: undefined, onPost: undefined },
    webhook: { url: '', pending: 0, deliveries: 0 },
    ...{ calls: [], keepCalls: true, counts: new Map(), waiters: new Set() },
    ...{ bannedUntil: 0, tooEarly: 0, sent: { second: 0, all: 0, chats: new Map() } },
  };
}

/** The side is a view: what the test sets on it takes effect at once. */
export function botSide(bot: Bot): BotSide {
  const { token, id, username, calls, counts, webhook } = bot;
  return {
    ...{ token, id, username, calls, counts, webhook },
    get keepCalls() {
      return bot.keepCalls;
    },
    set keepCalls(keep) {
      bot.keepCalls = keep;
    },
    get redeliver() {
      return bot.redeliver;
    },
    set redeliver(how) {
      bot.redeliver = how;
    },
    get onPost() {
      return bot.onPost;
    },
    set onPost(hook) {
      bot.onPost = hook;
    },
    get tooEarly() {
      return bot.tooEarly;
    },
    waitFor: (method, test = () => true, ms = 5000) => waitFor(bot, method, test, ms),
    commands: (code = '') => bot.commands.get(`default ${code}`) ?? [],
    person: (one, about) => personSide(bot, one, about),
    group: (one, title) => groupSide(bot, one, title),
    queued: () => bot.waiting.size + bot.again.length,
    push: (update) => push(bot, update),
    file: (fileId) => bot.files.get(fileId),
  };
}

function push(bot: Bot, update: Obj): number {
  const update_id = typeof update.update_id === 'number' ? update.update_id : bot.nextUpdate++;
  const chat = isObj(update.message) && isObj(update.message.chat) ? update.message.chat.id : undefined;
  if (typeof chat === 'number' && chat > 0) {
    const known = bot.chats.get(chat) ?? newChat(bot, chat, 'private');
    if (known.standing === 'unknown') known.standing = 'open';
  }
  enqueue(bot, { ...update, update_id });
  return update_id;
}

function waitFor(bot: Bot, method: string, test: (call: Call) => boolean, ms: number): Promise<Call> {
  const made = bot.calls.find((call) => call.method === method && test(call));
  if (made) return Promise.resolve(made);
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      bot.waiters.delete(waiter);
    };
    const waiter = {
      method,
      test,
      done(call: Call) {
        end();
        resolve(call);
      },
    };
    const timer = setTimeout(() => {
      end();
      reject(new Error(`no ${method} within ${ms} ms`));
    }, ms);
    bot.waiters.add(waiter);
  });
}
