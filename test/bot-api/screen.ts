import type { Chat } from './state.ts';
import type { InlineButton, Message, Shown } from './types.ts';

const labels = (rows: (string | { text: string })[][]): string[][] =>
  rows.map((row) => row.map((key) => (typeof key === 'string' ? key : key.text)));

/** What people in the chat see of the bot now, oldest first. Every client shows a caption like a text. */
export function shown(chat: Chat): Shown[] {
  const list = botMessages(chat).map(
    (message): Shown => ({
      id: message.message_id,
      text: message.text ?? message.caption ?? '',
      buttons: labels(message.reply_markup?.inline_keyboard ?? []),
    }),
  );
  const newest = list.at(-1);
  if (newest && chat.keyboard) newest.keyboard = labels(chat.keyboard.rows);
  return list;
}

const botMessages = (chat: Chat): Message[] =>
  [...chat.messages.values()].filter(({ byBot }) => byBot).map(({ message }) => message);

/** The newest visible inline button with this label, and its message. */
export function visibleButton(chat: Chat, label: string): { message: Message; button: InlineButton } {
  for (const message of botMessages(chat).reverse()) {
    const button = message.reply_markup?.inline_keyboard?.flat().find(({ text }) => text === label);
    if (button) return { message, button };
  }
  throw new Error(`no button "${label}" is visible`);
}
