import type { WAMessage } from '@whiskeysockets/baileys';
import type { Inbound } from '../../message.ts';
import { within } from '../../within.ts';
import { persist, usualWaits } from '../patience.ts';
import type { WhatsappParts } from './parts.ts';
import { readMessage } from './read-message.ts';

/** So long a message that cannot be stored holds up the others. */
export const HOLD_MS = 10_000;

/**
 * What hearing needs. `signal` is when there is no more time to store anything; `holdMs` is how long a message that cannot be
 * stored keeps those behind it waiting, and WhatsApp from hearing that we have it.
 */
export type Hearing = Pick<WhatsappParts, 'log' | 'now'> & { channel: string; signal: AbortSignal; holdMs: number };

/** So many messages are known by their ids when they come once more. */
const MOST_KNOWN = 1_000;

/**
 * Hands over what people write, a chat's messages one after another. Once WhatsApp takes a message for delivered it never brings
 * it again, so one that cannot be stored is tried again until it can.
 */
export function hearing(onMessage: (message: Inbound) => Promise<void>, how: Hearing) {
  const { log, now, channel, signal, holdMs } = how;
  const lastOf = new Map<string, Promise<void>>();
  const known = new Set<string>();
  const onError = (error: unknown) => log.error('whatsapp-message-not-stored', { error });

  const store = async (message: Inbound): Promise<void> => {
    await persist(() => onMessage(message), { signal, waits: usualWaits, onError });
  };

  function isNew({ chat, id }: Inbound): boolean {
    const name = `${chat} ${id}`;
    if (known.has(name)) return false;
    known.add(name);
    if (known.size > MOST_KNOWN) known.delete(known.values().next().value!);
    return true;
  }

  /** Resolves once it is stored, and all that its chat said before. */
  async function take(message: Inbound): Promise<void> {
    const { chat } = message;
    if (!isNew(message)) return lastOf.get(chat);
    const mine = (lastOf.get(chat) ?? Promise.resolve()).then(() => store(message));
    lastOf.set(chat, mine);
    await mine.finally(() => lastOf.get(chat) === mine && lastOf.delete(chat));
  }

  async function hear(message: WAMessage): Promise<void> {
    const inbound = readMessage(message, channel, now());
    if (inbound) await take(inbound);
  }

  return {
    /** Resolves once it is stored, or has waited too long; one that was heard before is not handed over again. */
    keep: (message: WAMessage): Promise<void> => within(holdMs, hear(message)).catch(onError),
    /** Resolves when all that was heard is stored. */
    async idle(): Promise<void> {
      while (lastOf.size > 0) await Promise.all(lastOf.values());
    },
  };
}
