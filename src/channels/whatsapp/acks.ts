import type { BinaryNode } from '@whiskeysockets/baileys';
import { pause } from '../patience.ts';

/** What became of a message on its way to the server: taken, taken with an error, or nothing was heard. */
export type Ack = { taken: true } | { error: string } | { silence: true };

/** So many ids are remembered whose error was already told to the sender. */
const MOST_TOLD = 1_000;

/**
 * Waits for the server's answers to messages: Baileys raises no event for them (7.0.0-rc14), so the nodes themselves are
 * listened to. `onLate` hears of a message that was taken after nobody waited for it any more.
 */
export function acks(onLate: (id: string) => void) {
  const waiting = new Map<string, (ack: Ack) => void>();
  const told = new Set<string>();

  const remember = (id: string): void => {
    told.add(id);
    if (told.size > MOST_TOLD) told.delete(told.values().next().value!);
  };

  return {
    hear({ attrs: { id, error } }: BinaryNode): void {
      if (!id) return;
      const answer = waiting.get(id);
      if (answer && error) remember(id);
      if (answer) answer(error ? { error } : { taken: true });
      else if (!error) onLate(id);
    },
    /** Whether the sender hears or has heard of this message's error, so that nobody else needs to. */
    isTold: (id: string): boolean => waiting.has(id) || told.has(id),
    /** The connection is gone: nothing more will be heard. */
    lost: (): void => waiting.forEach((answer) => void answer({ silence: true })),
    /** Does `send` and waits for the answer to the message of that id, at most so long. Rejects as `send` does. */
    async of(id: string, ms: number, send: () => Promise<unknown>): Promise<Ack> {
      const over = new AbortController();
      const { promise: answered, resolve } = Promise.withResolvers<Ack>();
      waiting.set(id, resolve);
      const silence = pause(ms, over.signal).then((): Ack => ({ silence: true }));
      try {
        return await Promise.race([answered, silence, send().then(() => answered)]);
      } finally {
        over.abort();
        waiting.delete(id);
      }
    },
  };
}
