import type { Api } from 'grammy';
import type { Outbound, Sent } from '../../message.ts';
import { splitText } from '../split.ts';
import { emphasised } from './emphasis.ts';
import { keyboardOf } from './keyboard.ts';
import { movedTo, notSent } from './refused.ts';

/** The longest text of a message in UTF-16 units (https://core.telegram.org/bots/api#sendmessage). */
const MOST = 4_096;

/** So many messages are remembered of which only a part was sent; the oldest is forgotten first. */
const MOST_BROKEN = 1_000;

/** Addresses are whole numbers; to anything else Telegram would look for a channel of that name. */
const ADDRESS = /^-?\d{1,19}$/;

/** What sending needs. `onMoved` hears of a group's new address. */
export type Sending = { api: Api; sharePhone: string; onMoved(from: string, to: string): void };

/** Sends messages, long ones in parts. Of a message that was broken off only the parts that are left are sent the next time. */
export function sender({ api, sharePhone, onMoved }: Sending) {
  const partsSent = new Map<string, number>();

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

  const remember = (id: string, parts: number): void => {
    partsSent.set(id, parts);
    if (partsSent.size > MOST_BROKEN) partsSent.delete(partsSent.keys().next().value!);
  };

  /** Sends the parts from this one on; a failure leaves the rest for the next try. */
  async function sendFrom(at: number, parts: string[], chat: string, message: Outbound): Promise<Sent> {
    const isLast = at === parts.length - 1;
    const sent = await sendPart(chat, parts[at]!, isLast ? { reply_markup: keyboardOf(message, sharePhone) } : {});
    if (!sent.ok || isLast) return sent;
    remember(message.id, at + 1);
    return sendFrom(at + 1, parts, chat, message);
  }

  async function sendParts(chat: string, message: Outbound): Promise<Sent> {
    const sent = await sendFrom(partsSent.get(message.id) ?? 0, splitText(message.text, MOST), chat, message);
    if (sent.ok || !sent.retry) partsSent.delete(message.id);
    return sent;
  }

  return async (chat: string, message: Outbound): Promise<Sent> =>
    ADDRESS.test(chat) ? sendParts(chat, message) : { ok: false, retry: false, why: 'unknown-chat' };
}
