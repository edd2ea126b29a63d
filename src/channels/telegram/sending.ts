import type { Api } from 'grammy';
import type { Outbound, Sent } from '../../message.ts';
import { inParts } from '../in-parts.ts';
import { splitText } from '../split.ts';
import { emphasised } from './emphasis.ts';
import { keyboardOf } from './keyboard.ts';
import { movedTo, notSent } from './refused.ts';

/** The longest text of a message in UTF-16 units (https://core.telegram.org/bots/api#sendmessage). */
const MOST = 4_096;

/** Addresses are whole numbers; to anything else Telegram would look for a channel of that name. */
const ADDRESS = /^-?\d{1,19}$/;

/** What sending needs. `onMoved` hears of a group's new address. */
export type Sending = { api: Api; sharePhone: string; onMoved(from: string, to: string): void };

/** Sends messages, long ones in parts. Of a message that was broken off only the parts that are left are sent the next time. */
export function sender({ api, sharePhone, onMoved }: Sending) {
  const send = inParts();

  async function sendPart(chat: string, text: string, markup: object): Promise<Sent> {
    try {
      const more = { ...markup, link_preview_options: { is_disabled: true } };
      const { message_id } = await api.raw.sendMessage({ chat_id: Number(chat), ...emphasised(text), ...more });
      return { ok: true, platformId: String(message_id) };
    } catch (error) {
      const to = movedTo(error);
      if (to === undefined || to === chat) return notSent(error);
      onMoved(chat, to);
      return sendPart(to, text, markup);
    }
  }

  const sendParts = (chat: string, message: Outbound): Promise<Sent> =>
    send(message.id, splitText(message.text, MOST), (text, _at, isLast) =>
      sendPart(chat, text, isLast ? { reply_markup: keyboardOf(message, sharePhone) } : {}),
    );

  return async (chat: string, message: Outbound): Promise<Sent> =>
    ADDRESS.test(chat) ? sendParts(chat, message) : { ok: false, retry: false, why: 'unknown-chat' };
}
