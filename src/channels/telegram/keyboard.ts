import type { InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove } from 'grammy/types';
import type { Outbound } from '../../message.ts';

type Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove;

/**
 * The buttons of a message, one a row so that a thumb hits them. Only the keyboard in place of the letters can share a
 * number, and a message has one keyboard: there the choices are its labels, which are heard as text. A message without
 * choices takes that keyboard away again. Source: https://core.telegram.org/bots/api#replykeyboardmarkup
 */
export function keyboardOf({ choices, ask }: Outbound, sharePhone: string): Keyboard {
  if (ask === 'phone') {
    const rows = [[{ text: sharePhone, request_contact: true }], ...choices.map(({ label }) => [{ text: label }])];
    return { keyboard: rows, resize_keyboard: true, one_time_keyboard: true };
  }
  if (choices.length === 0) return { remove_keyboard: true };
  return { inline_keyboard: choices.map(({ id, label }) => [{ text: label, callback_data: id }]) };
}
