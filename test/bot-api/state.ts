import type { BotCommand, User } from 'grammy/types';
import type { Faults } from './faults.ts';
import type { About, Call, Markup, Message, Obj, Pace, Patience, Redeliver, Stored, Upload } from './types.ts';

/** Everything one server holds. */
export type World = {
  now: () => number;
  bots: Map<string, Bot>;
  faults: Faults;
  pace: Pace | undefined;
  patience: Patience;
};

/**
 * A chat as one bot knows it. `unknown`: the person has not written yet, or the bot was never added.
 * `movedTo` is set when a group became a supergroup.
 */
export type Chat = {
  id: number;
  type: 'private' | 'group' | 'supergroup';
  title: string;
  standing: 'unknown' | 'open' | 'blocked' | 'deactivated' | 'kicked' | 'left';
  movedTo?: number;
  messages: Map<number, Stored>;
  keyboard?: { rows: NonNullable<Markup['keyboard']>; from: number; oneTime: boolean } | undefined;
};

export type Query = { id: string; at: number; by: number; answered: boolean };
export type StoredFile = Upload & { id: string; size: number; path: string };
export type Hook = { url: string; secret: string | undefined; maxConnections: number };
export type Poll = { limit: number; answer: (updates: Obj[]) => void; refuse: (why: Error) => void };
export type Delivery = { offer: (update: Obj) => void; stop: () => void };
export type Waiter = { method: string; test: (call: Call) => boolean; done: (call: Call) => void };

export type Bot = {
  world: World;
  token: string;
  id: number;
  username: string;
  chats: Map<number, Chat>;
  about: Map<number, About>;
  /** People met in groups only: known, but a bot cannot write to them first. */
  met: Set<number>;
  nextMessage: number;
  nextUpdate: number;
  nextFile: number;
  queries: Map<string, Query>;
  files: Map<string, StoredFile>;
  commands: Map<string, BotCommand[]>;
  words: Map<string, string>;
  allowed: Set<string> | undefined;
  /** Updates not yet confirmed, by update_id in order. */
  waiting: Map<number, Obj>;
  handed: Map<number, number>;
  again: Obj[];
  redeliver: Redeliver;
  poll: Poll | undefined;
  hook: Hook | undefined;
  delivery: Delivery | undefined;
  webhook: { url: string; pending: number; lastError?: string; lastErrorAt?: number; deliveries: number };
  onPost: ((update: Obj, latencyMs: number, status: number) => void) | undefined;
  calls: Call[];
  keepCalls: boolean;
  counts: Map<string, number>;
  waiters: Set<Waiter>;
  bannedUntil: number;
  tooEarly: number;
  sent: { second: number; all: number; chats: Map<number, number> };
};

/** Telegram counts dates in whole seconds. Source: https://core.telegram.org/bots/api#message */
export const unix = (world: World): number => Math.floor(world.now() / 1000);

/** The bot as a user. Source: https://core.telegram.org/bots/api#user */
export const botUser = (bot: Bot): User => ({
  id: bot.id,
  is_bot: true,
  first_name: bot.username,
  username: bot.username,
});

export function person(bot: Bot, id: number): User {
  const { phone: _, ...about } = bot.about.get(id) ?? {};
  return { id, is_bot: false, first_name: `Orang ${id}`, language_code: 'id', ...about };
}

export function newChat(bot: Bot, id: number, type: Chat['type'], title = ''): Chat {
  const chat: Chat = { id, type, title, standing: 'unknown', messages: new Map() };
  bot.chats.set(id, chat);
  return chat;
}

/** The chat as messages show it. Source: https://core.telegram.org/bots/api#chat */
export function chatOf(bot: Bot, chat: Chat): Message['chat'] {
  if (chat.type !== 'private') return { id: chat.id, type: chat.type, title: chat.title };
  const { first_name, username } = person(bot, chat.id);
  return { id: chat.id, type: 'private', first_name, ...(username && { username }) };
}

/** A chat whose calls are not kept (a bench) keeps only its newest messages, so that memory stays level. */
const kept = 50;

export function store(bot: Bot, chat: Chat, message: Message, byBot: boolean, rigid = false): void {
  chat.messages.set(message.message_id, { message, byBot, at: bot.world.now(), rigid });
  if (!bot.keepCalls && chat.messages.size > kept) {
    const [oldest] = chat.messages.keys();
    if (oldest !== undefined) chat.messages.delete(oldest);
  }
}
