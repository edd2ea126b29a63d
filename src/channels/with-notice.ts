import type { Channel } from './channel.ts';

/** A channel that says something before every message: that all of it is a trial, for instance. */
export const withNotice = (channel: Channel, notice: string): Channel => ({
  ...channel,
  send: (chatId, message) => channel.send(chatId, { ...message, text: `${notice}\n\n${message.text}` }),
});
