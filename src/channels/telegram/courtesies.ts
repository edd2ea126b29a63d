import type { Api } from 'grammy';
import type { CallbackQuery } from 'grammy/types';

/** What is nice to have and may fail: nobody waits for it, and nothing depends on it. */
const quietly = (courtesy: Promise<unknown>): void => void courtesy.catch(() => {});

/** A turn that takes longer is seen to be worked on. */
const TYPING_AFTER_MS = 700;

/** Room that is left in a message for the mark of what was chosen. */
const MOST = 4_000;

/**
 * What a good bot does beside answering: it ends the waiting sign of a tapped button, marks in the old message what was
 * chosen and takes its buttons away, takes back a message that should not stay, and shows that it is typing. `chosen` is the mark.
 */
export function courtesies(api: Api, chosen: (label: string) => string) {
  const typing = new Map<string, NodeJS.Timeout>();
  const quiet = (chat: string) => {
    clearTimeout(typing.get(chat));
    typing.delete(chat);
  };

  function mark({ message, data }: CallbackQuery): void {
    if (!message || !('text' in message) || !message.text) return;
    const label = message.reply_markup?.inline_keyboard
      .flat()
      .find((button) => 'callback_data' in button && button.callback_data === data)?.text;
    const { chat, message_id, text, entities } = message;
    if (label === undefined || text.length > MOST) return;
    quietly(
      api.editMessageText(chat.id, message_id, `${text}\n\n${chosen(label)}`, {
        ...(entities && { entities }),
        link_preview_options: { is_disabled: true },
      }),
    );
  }

  return {
    /** At once: Telegram shows a bar on the button until then (https://core.telegram.org/bots/api#answercallbackquery). */
    tapped(tap: CallbackQuery): void {
      quietly(api.answerCallbackQuery(tap.id));
      mark(tap);
    },
    /** Takes back what a person wrote, where that is allowed (https://core.telegram.org/bots/api#deletemessage). */
    takeBack: (chat: string, message: number): void => quietly(api.deleteMessage(Number(chat), message)),
    /** An answer is being made for this chat. */
    busy(chat: string): void {
      quiet(chat);
      const show = () => {
        typing.delete(chat);
        quietly(api.sendChatAction(Number(chat), 'typing'));
      };
      typing.set(chat, setTimeout(show, TYPING_AFTER_MS));
    },
    quiet,
    stop: (): void => typing.forEach((timer) => void clearTimeout(timer)),
  };
}
