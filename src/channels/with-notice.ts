import type { Outbound } from '../message.ts';
import type { Channel } from './channel.ts';

/** The message with something said before it, where there is something to say. */
export const noticed = (message: Outbound, notice: string | undefined): Outbound =>
  notice === undefined ? message : { ...message, text: `${notice}\n\n${message.text}` };

/** The channel, saying something before every message where there is something to say: that all of it is a trial, for instance. */
export const withNotice = (channel: Channel, notice: string | undefined): Channel =>
  notice === undefined
    ? channel
    : { ...channel, send: (chatId, message) => channel.send(chatId, noticed(message, notice)) };
