import { type Bot, type Chat, chatOf, person, store, unix } from './state.ts';
import type { Entity, Message, Obj } from './types.ts';
import { addUpdate } from './updates.ts';

/** A person's message reaches the chat and, as an update, the bot. Returns the update_id. */
export function write(bot: Bot, chat: Chat, from: number, content: Obj): number {
  const message: Message = {
    message_id: bot.nextMessage++,
    from: person(bot, from),
    chat: chatOf(bot, chat),
    date: unix(bot.world),
    ...content,
  };
  store(bot, chat, message, false);
  return addUpdate(bot, 'message', message);
}

/** What a client makes of a typed text: 1–4096 units, commands marked. Source: https://core.telegram.org/bots/api#messageentity */
export function typed(text: string): Obj {
  if (text.trim() === '' || text.length > 4096) throw new Error('a client sends 1 to 4096 characters');
  const entities = [...text.matchAll(/(?<=^|\s)\/[A-Za-z0-9_]{1,64}(?:@\w+)?/g)].map(
    (found): Entity => ({ type: 'bot_command', offset: found.index, length: found[0].length }),
  );
  return { text, ...(entities.length > 0 && { entities }) };
}

type Status = 'member' | 'kicked' | 'left';

/** The bot's own standing in a chat changed. Source: https://core.telegram.org/bots/api#chatmemberupdated */
export function standing(bot: Bot, chat: Chat, by: number, from: Status, to: Status): number {
  const user = { id: bot.id, is_bot: true, first_name: bot.username, username: bot.username };
  const member = (status: Status): Obj => ({ user, status, ...(status === 'kicked' && { until_date: 0 }) });
  return addUpdate(bot, 'my_chat_member', {
    chat: chatOf(bot, chat),
    from: person(bot, by),
    date: unix(bot.world),
    old_chat_member: member(from),
    new_chat_member: member(to),
  });
}
