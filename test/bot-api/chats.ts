import { int, str } from './params.ts';
import { bad, forbidden, migrated, tooMany } from './refusal.ts';
import type { Bot, Chat } from './state.ts';
import type { Obj, Stored } from './types.ts';

/**
 * The chat a call names, if this bot may look at it. A bot knows only people who wrote to it and groups it was added
 * to. Sources: https://core.telegram.org/bots/api#getchat, #responseparameters, https://core.telegram.org/bots/faq
 */
export function chatFor(bot: Bot, params: Obj): Chat {
  const named = str(params, 'chat_id');
  if (named === undefined || named === '') throw bad('chat_id is empty');
  const id = Number(named);
  const chat = bot.chats.get(id);
  if (!chat || chat.standing === 'unknown') {
    if (bot.met.has(id)) throw forbidden("bot can't initiate conversation with a user");
    throw bad('chat not found');
  }
  if (chat.movedTo !== undefined) throw migrated(chat.movedTo);
  if (chat.standing === 'kicked') throw forbidden(`bot was kicked from the ${chat.type} chat`);
  if (chat.standing === 'left') throw forbidden(`bot is not a member of the ${chat.type} chat`);
  return chat;
}

/** The chat, if the bot may write into it now. Source: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits */
export function writable(bot: Bot, params: Obj): Chat {
  const chat = chatFor(bot, params);
  if (chat.standing === 'blocked') throw forbidden('bot was blocked by the user');
  if (chat.standing === 'deactivated') throw forbidden('user is deactivated');
  return chat;
}

/**
 * Counts a message against the pace that the test set; real limits are unspecified by design.
 * Source: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
 */
export function pace(bot: Bot, chat: Chat): void {
  const limits = bot.world.pace;
  if (!limits) return;
  const second = Math.floor(bot.world.now() / 1000);
  if (bot.sent.second !== second) bot.sent = { second, all: 0, chats: new Map() };
  const here = bot.sent.chats.get(chat.id) ?? 0;
  if (bot.sent.all >= (limits.perSecond ?? Infinity) || here >= (limits.perChat ?? Infinity)) throw tooMany(1);
  bot.sent.all += 1;
  bot.sent.chats.set(chat.id, here + 1);
}

/** The message a call names in `chat`, undefined when there is none. */
export function messageFor(chat: Chat, params: Obj): Stored | undefined {
  const id = int(params, 'message_id');
  if (id === undefined) throw bad('message identifier is not specified');
  return chat.messages.get(id);
}
