import { randomUUID } from 'node:crypto';
import type { Inbound, Outbound, Sent } from '../../message.ts';
import type { Channel } from '../channel.ts';

/** What a terminal chat needs: the lines that are typed, the chat's name, and what shows a message. A replay gives its channel another `name`. */
export type Terminal = { lines: AsyncIterable<string>; address: string; show(message: Outbound): void; name?: string };

/** `ended` resolves once the lines are over and each was taken; rejects with what kept one from being taken. */
export type TerminalChannel = Channel & { readonly ended: Promise<void> };

/** A message as a terminal shows it: its words, and its choices numbered. */
export const shown = ({ text, choices }: Outbound): string =>
  [text, ...choices.map(({ label }, at) => `${at + 1}. ${label}`)].join('\n');

/** A chat in the terminal. Sending is printing, so a repeat is seen; it takes messages of its own chat only. */
export function terminalChannel({ lines, address, show, name = 'terminal' }: Terminal): TerminalChannel {
  let open = true;
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  // It may fail before anybody waits for it, or with nobody who does.
  ended.catch(() => {});
  const read = async (onMessage: (message: Inbound) => Promise<void>): Promise<void> => {
    for await (const text of lines) {
      if (!open) return;
      await onMessage({ channel: name, chat: address, id: randomUUID(), text });
    }
  };
  return {
    name,
    repeatable: false,
    ended,
    async start(onMessage) {
      void read(onMessage).then(resolve, reject);
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
