import { tap } from './person.ts';
import { shown, visibleButton } from './screen.ts';
import { type Bot, botUser, type Chat, newChat } from './state.ts';
import type { Obj, Shown } from './types.ts';
import { standing, typed, write } from './writing.ts';

/**
 * A group; the bot hears everything in it (its privacy mode is off). `id` follows an upgrade. What makes updates
 * returns the update_id, where there are several that of `my_chat_member`.
 */
export type GroupSide = {
  readonly id: number;
  addsBot(by: number): number;
  says(from: number, text: string): number;
  taps(from: number, label: string): number;
  becomesSupergroup(newId: number): number[];
  removesBot(by: number): number;
  sees(): Shown[];
};

export function groupSide(bot: Bot, id: number, title = 'Grup'): GroupSide {
  if (id >= 0) throw new Error('the id of a group is negative');
  let chat = bot.chats.get(id) ?? newChat(bot, id, id < -1_000_000_000_000 ? 'supergroup' : 'group', title);
  return {
    get id() {
      return chat.id;
    },
    addsBot: (by) => add(bot, chat, by),
    says: (from, text) => speak(bot, chat, from, typed(text)),
    taps(from, label) {
      const { message, button } = visibleButton(chat, label);
      return tap(bot, chat, from, message.message_id, button.callback_data ?? '');
    },
    becomesSupergroup(newId) {
      const [moved, updates] = upgrade(bot, chat, newId);
      chat = moved;
      return updates;
    },
    removesBot: (by) => expel(bot, chat, by),
    sees: () => shown(chat),
  };
}

function speak(bot: Bot, chat: Chat, from: number, content: Obj): number {
  if (chat.standing !== 'open') throw new Error('the bot is not in this group');
  bot.met.add(from);
  return write(bot, chat, from, content);
}

/** The bot hears of its own arrival twice: as a change of standing and as a service message. */
function add(bot: Bot, chat: Chat, by: number): number {
  const before = chat.standing === 'kicked' ? 'kicked' : 'left';
  chat.standing = 'open';
  const update = standing(bot, chat, by, before, 'member');
  const user = botUser(bot);
  speak(bot, chat, by, { new_chat_participant: user, new_chat_member: user, new_chat_members: [user] });
  return update;
}

function expel(bot: Bot, chat: Chat, by: number): number {
  const update = standing(bot, chat, by, 'member', 'kicked');
  const user = botUser(bot);
  speak(bot, chat, by, { left_chat_participant: user, left_chat_member: user });
  chat.standing = 'kicked';
  return update;
}

/** Two service messages tell of it. Source: https://core.telegram.org/bots/api#message (migrate_to_chat_id) */
function upgrade(bot: Bot, old: Chat, id: number): [Chat, number[]] {
  const moved = newChat(bot, id, 'supergroup', old.title);
  moved.standing = 'open';
  const leaving = speak(bot, old, bot.id, { migrate_to_chat_id: id });
  old.movedTo = id;
  return [moved, [leaving, speak(bot, moved, bot.id, { migrate_from_chat_id: old.id })]];
}
