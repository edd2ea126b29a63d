import { contentOf, type FileAbout, type Kind } from './content.ts';
import { shown, visibleButton } from './screen.ts';
import { type Bot, type Chat, chatOf, newChat, person, unix } from './state.ts';
import type { About, KeyButton, Message, Shown } from './types.ts';
import { addUpdate } from './updates.ts';
import { standing, typed, write } from './writing.ts';

/** One person and their private chat with the bot. What makes an update returns its update_id. */
export type PersonSide = {
  id: number;
  says(text: string, extra?: object): number;
  /** Taps the inline button with this label on the newest message that has it; throws when none is visible. */
  taps(label: string): number;
  /** Taps an old or forged button: the message may be gone and the data anything. */
  tapsOn(messageId: number, data: string): number;
  /** Presses a button of the open reply keyboard: its label as a text, or one's own contact or place. */
  presses(label: string): number;
  sends(kind: Kind, caption?: string, file?: FileAbout): number;
  /** One's own contact; `false`: that of another user; 'unregistered': of somebody without Telegram. */
  sharesContact(own?: boolean | 'unregistered'): number;
  forwards(text: string): number;
  edits(messageId: number, text: string): number;
  blocks(): number;
  unblocks(): number;
  deactivates(): void;
  sees(): Shown[];
  own(): { id: number; text?: string }[];
  /** Ids of this person's answered callback queries; with the id of a query or of its update only that one. */
  answered(callbackQueryId?: string | number): string[];
};

/** The person's side of a private chat; asked again for the same id it is the same chat. */
export function personSide(bot: Bot, id: number, about: About = {}): PersonSide {
  const chat = bot.chats.get(id) ?? newChat(bot, id, 'private');
  bot.about.set(id, { ...bot.about.get(id), ...about });
  const send = (content: object) => {
    open(bot, chat);
    return write(bot, chat, id, { ...content });
  };
  return {
    id,
    says: (text, extra = {}) => {
      if (chat.standing === 'blocked' && text.startsWith('/start')) unblock(bot, chat);
      return send({ ...typed(text), ...extra });
    },
    taps(label) {
      const { message, button } = visibleButton(chat, label);
      if (button.callback_data === undefined) throw new Error(`button "${label}" asks the bot nothing`);
      return tap(bot, chat, id, message.message_id, button.callback_data);
    },
    tapsOn: (messageId, data) => tap(bot, chat, id, messageId, data),
    presses: (label) => send(pressed(bot, chat, label)),
    sends: (kind, caption, file = {}) => send({ ...contentOf(bot, kind, file), ...(caption && { caption }) }),
    sharesContact: (own = true) => send({ contact: contact(bot, id, own) }),
    forwards: (text) => send({ ...typed(text), forward_origin: origin(bot, id) }),
    edits: (messageId, text) => edit(bot, chat, messageId, text),
    blocks() {
      chat.standing = 'blocked';
      return standing(bot, chat, id, 'member', 'kicked');
    },
    unblocks: () => unblock(bot, chat),
    deactivates() {
      chat.standing = 'deactivated';
    },
    sees: () => shown(chat),
    own: () =>
      [...chat.messages.values()]
        .filter(({ byBot }) => !byBot)
        .map(({ message: { message_id, text } }) => ({ id: message_id, ...(text !== undefined && { text }) })),
    answered: (asked) => answered(bot, id, asked),
  };
}

/** Writing makes the person known to the bot; who blocked it has no field to write in. */
function open(bot: Bot, chat: Chat): void {
  if (chat.standing === 'blocked') throw new Error('this person blocked the bot: unblock first');
  if (chat.standing === 'deactivated') throw new Error('this account is deactivated');
  chat.standing = 'open';
  bot.met.add(chat.id);
}

function unblock(bot: Bot, chat: Chat): number {
  chat.standing = 'open';
  return standing(bot, chat, chat.id, 'kicked', 'member');
}

/** The id of the query that the update with this id carries. */
const queryId = (update: number): string => `38${update}01`;

/** Source: https://core.telegram.org/bots/api#callbackquery */
export function tap(bot: Bot, chat: Chat, from: number, messageId: number, data: string): number {
  const id = queryId(bot.nextUpdate);
  bot.queries.set(id, { id, at: bot.world.now(), by: from, answered: false });
  return addUpdate(bot, 'callback_query', {
    id,
    from: person(bot, from),
    // A message that is gone comes as inaccessible: date 0. Source: https://core.telegram.org/bots/api#inaccessiblemessage
    message: chat.messages.get(messageId)?.message ?? { chat: chatOf(bot, chat), message_id: messageId, date: 0 },
    chat_instance: `${Math.abs(chat.id)}0077`,
    data,
  });
}

function answered(bot: Bot, by: number, asked: string | number | undefined): string[] {
  const all = [...bot.queries.values()].filter((query) => query.by === by && query.answered).map(({ id }) => id);
  return asked === undefined ? all : all.filter((id) => id === String(asked) || id === queryId(Number(asked)));
}

function pressed(bot: Bot, chat: Chat, label: string): object {
  const keys = chat.keyboard?.rows.flat().map((key): KeyButton => (typeof key === 'string' ? { text: key } : key));
  const key = keys?.find(({ text }) => text === label);
  if (!key) throw new Error(`no key "${label}" is open`);
  if (chat.keyboard?.oneTime) chat.keyboard = undefined;
  if (key.request_contact) return { contact: contact(bot, chat.id, true) };
  if (key.request_location) return contentOf(bot, 'location', {});
  return typed(label);
}

/** Without `user_id` when the contact has no account. Source: https://core.telegram.org/bots/api#contact */
function contact(bot: Bot, id: number, own: boolean | 'unregistered'): object {
  const phone_number =
    own === true ? (bot.about.get(id)?.phone ?? `62812${String(id).padStart(7, '0')}`) : '6281299990000';
  const first_name = own === true ? person(bot, id).first_name : 'Tetangga';
  if (own === 'unregistered') return { phone_number, first_name };
  return { phone_number, first_name, user_id: own ? id : id + 1 };
}

/** Source: https://core.telegram.org/bots/api#messageorigin */
const origin = (bot: Bot, from: number): object => ({
  type: 'user',
  sender_user: person(bot, from + 1),
  date: unix(bot.world) - 60,
});

function edit(bot: Bot, chat: Chat, messageId: number, text: string): number {
  const stored = chat.messages.get(messageId);
  if (!stored || stored.byBot) throw new Error('a person edits only their own message');
  const { entities: _, ...before } = stored.message;
  const message: Message = { ...before, ...typed(text), edit_date: unix(bot.world) };
  chat.messages.set(messageId, { ...stored, message });
  return addUpdate(bot, 'edited_message', message);
}
