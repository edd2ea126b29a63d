import type { WAMessage } from '@whiskeysockets/baileys';
import type { Inbound } from '../../message.ts';
import { persist, usualWaits } from '../patience.ts';
import type { WhatsappParts } from './parts.ts';
import { readMessage } from './read-message.ts';

/** What hearing needs; `signal` is when there is no more time to store anything. */
export type Hearing = Pick<WhatsappParts, 'log' | 'now'> & { channel: string; signal: AbortSignal };

/**
 * Hands over what people write, a chat's messages one after another. WhatsApp takes a message for delivered before we see it
 * and never brings it again, so one that cannot be stored is tried again until it can.
 */
export function hearing(onMessage: (message: Inbound) => Promise<void>, { log, now, channel, signal }: Hearing) {
  const lastOf = new Map<string, Promise<void>>();
  const onError = (error: unknown) => log.error('whatsapp-message-not-stored', { error });

  const store = async (message: Inbound): Promise<void> => {
    await persist(() => onMessage(message), { signal, waits: usualWaits, onError });
  };

  function take(message: Inbound): void {
    const { chat } = message;
    const mine = (lastOf.get(chat) ?? Promise.resolve()).then(() => store(message));
    lastOf.set(chat, mine);
    void mine.finally(() => lastOf.get(chat) === mine && lastOf.delete(chat));
  }

  return {
    hear(messages: WAMessage[]): void {
      for (const message of messages) {
        const inbound = readMessage(message, channel, now());
        if (inbound) take(inbound);
      }
    },
    /** Resolves when all that was heard is stored. */
    async idle(): Promise<void> {
      while (lastOf.size > 0) await Promise.all(lastOf.values());
    },
  };
}
