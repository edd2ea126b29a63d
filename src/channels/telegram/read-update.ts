import type { CallbackQuery, ChatMemberUpdated, Message, Update } from 'grammy/types';
import type { Content, Media } from '../../message.ts';

/** Updates that we ask for (https://core.telegram.org/bots/api#update). Edited messages are not among them. */
export const WANTED = ['message', 'callback_query', 'my_chat_member'] as const;

/** What an update is to us; `chat` is the address. Undefined for what nobody needs to hear of. */
export type Read =
  /** Something a person said in a chat of her own; `message` is its number there. */
  | { is: 'said'; chat: string; content: Content; message: number }
  /** A button that was tapped on one of our messages. */
  | { is: 'tapped'; chat: string; content: Content; tap: CallbackQuery }
  /** We were spoken to where others read along. */
  | { is: 'group'; chat: string }
  /** The chat was closed (`why`) or opened again. */
  | { is: 'standing'; chat: string; why?: 'blocked' | 'gone' }
  | { is: 'moved'; chat: string; to: string };

/** What a message holds, by the field that tells; an animation has a document too. Anything else is the platform's own note. */
const kinds: [keyof Message, Media][] = [
  ['photo', 'photo'],
  ['voice', 'voice'],
  ['audio', 'voice'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['animation', 'video'],
  ['document', 'document'],
  ['sticker', 'sticker'],
  ['location', 'location'],
  ['venue', 'location'],
  ['poll', 'other'],
  ['dice', 'other'],
  ['story', 'other'],
  ['game', 'other'],
  ['paid_media', 'other'],
  ['checklist', 'other'],
];

/** A command with the bot's name, as groups and old keyboards write it. */
const NAMED = /^(\/\w+)@\w+/;

/** Telegram gives its own users' numbers without a plus. The number is the sender's own when its user is the sender (https://core.telegram.org/bots/api#contact). */
const contactOf = ({ contact, from }: Message): Content['contact'] =>
  contact && {
    phone: contact.phone_number.replace(/^(?=\d)/, '+'),
    own: contact.user_id !== undefined && contact.user_id === from?.id,
  };

function contentOf(message: Message): Content | undefined {
  if (message.forward_origin) return { media: 'forward' };
  const text = message.text ?? message.caption;
  if (text) return { text: text.replace(NAMED, '$1') };
  const contact = contactOf(message);
  if (contact) return { contact };
  const media = kinds.find(([field]) => message[field] !== undefined)?.[1];
  return media && { media };
}

function readMessage(message: Message): Read | undefined {
  const chat = String(message.chat.id);
  if (message.migrate_to_chat_id) return { is: 'moved', chat, to: String(message.migrate_to_chat_id) };
  const content = contentOf(message);
  if (!content) return undefined;
  return message.chat.type === 'private'
    ? { is: 'said', chat, content, message: message.message_id }
    : { is: 'group', chat };
}

function readTap(tap: CallbackQuery): Read | undefined {
  const { message, data } = tap;
  if (!message || !data) return undefined;
  const chat = String(message.chat.id);
  return message.chat.type === 'private'
    ? { is: 'tapped', chat, content: { choice: data }, tap }
    : { is: 'group', chat };
}

function readStanding({ chat: { id, type }, new_chat_member: { status } }: ChatMemberUpdated): Read {
  const chat = String(id);
  if (status === 'kicked' || status === 'left')
    return { is: 'standing', chat, why: type === 'private' ? 'blocked' : 'gone' };
  return type === 'private' ? { is: 'standing', chat } : { is: 'group', chat };
}

/** Reads an update. */
export function readUpdate({ message, callback_query, my_chat_member }: Update): Read | undefined {
  if (message) return readMessage(message);
  if (callback_query) return readTap(callback_query);
  return my_chat_member && readStanding(my_chat_member);
}
