import { randomUUID } from 'node:crypto';
import type { Outbound, Sent } from '../../message.ts';
import type { Channel } from '../channel.ts';

/** What a terminal chat needs: the lines that are typed, the chat's name, and what shows a message. */
export type Terminal = { lines: AsyncIterable<string>; address: string; show(message: Outbound): void };

/** A message as a terminal shows it: its words, and its choices numbered. */
export const shown = ({ text, choices }: Outbound): string =>
  [text, ...choices.map(({ label }, at) => `${at + 1}. ${label}`)].join('\n');

/** A chat in the terminal. Sending is printing, so a repeat is seen; it takes messages of its own chat only. */
export function terminalChannel({ lines, address, show }: Terminal): Channel {
  let open = true;
  return {
    name: 'terminal',
    repeatable: false,
    async start(onMessage) {
      void (async () => {
        for await (const text of lines) {
          if (!open) return;
          await onMessage({ channel: 'terminal', chat: address, id: randomUUID(), text });
        }
      })();
    },
    async send(chatId, message): Promise<Sent> {
      if (!open || chatId !== address) return { ok: false, retry: true, why: 'away' };
      show(message);
      return { ok: true };
    },
    async stop() {
      open = false;
    },
  };
}
