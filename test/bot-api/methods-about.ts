import type { BotCommand } from 'grammy/types';
import { chatFor } from './chats.ts';
import { isObj, str, structure } from './params.ts';
import { bad } from './refusal.ts';
import { type Bot, botUser, chatOf } from './state.ts';
import type { Obj } from './types.ts';

/** Source: https://core.telegram.org/bots/api#getme */
export const getMe = (bot: Bot): Obj => ({
  ...botUser(bot),
  can_join_groups: true,
  can_read_all_group_messages: true,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
});

/** Source: https://core.telegram.org/bots/api#getchat */
export function getChat(bot: Bot, params: Obj): Obj {
  const chat = chatFor(bot, params);
  return { ...chatOf(bot, chat), accent_color_id: 0, max_reaction_count: 11 };
}

/** Source: https://core.telegram.org/bots/api#leavechat */
export function leaveChat(bot: Bot, params: Obj): true {
  const chat = chatFor(bot, params);
  if (chat.type === 'private') throw bad("chat member status can't be changed in private chats");
  chat.standing = 'left';
  return true;
}

const scopes: Record<string, string[]> = {
  default: [],
  all_private_chats: [],
  all_group_chats: [],
  all_chat_administrators: [],
  chat: ['chat_id'],
  chat_administrators: ['chat_id'],
  chat_member: ['chat_id', 'user_id'],
};

/** One list for every scope and language. Source: https://core.telegram.org/bots/api#botcommandscope */
function place(bot: Bot, params: Obj): string {
  const scope = structure(params, 'scope') ?? { type: 'default' };
  const needs = isObj(scope) ? scopes[String(scope.type)] : undefined;
  if (!isObj(scope) || !needs) throw bad("can't parse BotCommandScope: unsupported type specified");
  if (needs.includes('chat_id')) chatFor(bot, scope);
  return [scope.type, ...needs.map((name) => scope[name]), language(params)].join(' ');
}

function language(params: Obj): string {
  const code = str(params, 'language_code') ?? '';
  if (code !== '' && !/^[a-z]{2}$/.test(code)) throw bad('invalid language code specified');
  return code;
}

/** At most 100, 1–32 of a–z, 0–9 and _, described in 1–256. Source: https://core.telegram.org/bots/api#botcommand */
function command(given: unknown): BotCommand {
  if (!isObj(given)) throw bad("can't parse BotCommand: expected an Object");
  if (typeof given.command !== 'string' || !/^\/?[a-z0-9_]{1,32}$/.test(given.command))
    throw bad('BOT_COMMAND_INVALID');
  const about = typeof given.description === 'string' ? given.description.trim() : '';
  if (about === '' || about.length > 256) throw bad('BOT_COMMAND_DESCRIPTION_INVALID');
  return { command: given.command.replace('/', ''), description: about };
}

/** Source: https://core.telegram.org/bots/api#setmycommands */
export function setMyCommands(bot: Bot, params: Obj): true {
  const list = structure(params, 'commands');
  if (!Array.isArray(list)) throw bad("can't parse commands JSON object");
  if (list.length > 100) throw bad('BOT_COMMANDS_TOO_MUCH');
  bot.commands.set(place(bot, params), list.map(command));
  return true;
}

/** Source: https://core.telegram.org/bots/api#getmycommands */
export const getMyCommands = (bot: Bot, params: Obj): BotCommand[] => bot.commands.get(place(bot, params)) ?? [];

/** Source: https://core.telegram.org/bots/api#deletemycommands */
export function deleteMyCommands(bot: Bot, params: Obj): true {
  bot.commands.delete(place(bot, params));
  return true;
}

/** 0–512 for the description, 0–120 for the short one. Source: https://core.telegram.org/bots/api#setmydescription */
export function setWords(bot: Bot, params: Obj, field: string, most: number): true {
  const text = str(params, field) ?? '';
  if (text.length > most) throw bad(`${field.replaceAll('_', ' ')} is too long`);
  bot.words.set(`${field} ${language(params)}`, text);
  return true;
}

/** In the language asked for, else in the one for everybody. Source: https://core.telegram.org/bots/api#getmydescription */
export const getWords = (bot: Bot, params: Obj, field: string): Obj => ({
  [field]: bot.words.get(`${field} ${language(params)}`) || (bot.words.get(`${field} `) ?? ''),
});
