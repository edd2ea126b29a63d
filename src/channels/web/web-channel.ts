import { type Context, Hono } from 'hono';
import type { Inbound, Outbound, Sent } from '../../message.ts';
import type { Channel } from '../channel.ts';
import { type Allowance, unlimited } from './chat.ts';
import { openPages } from './open-pages.ts';
import { chatRoutes } from './routes.ts';
import type { Said } from './said.ts';
import { asShown, botId, messageId, type Shown, type Words } from './shown.ts';

/**
 * What the web chat needs. `transcript` gives what was said so far, oldest first (ids: `in-<message id>` of a person's,
 * `out-<row>` of the bot's); `reachable` is called when a page of a chat has opened, so that waiting rows can be sent;
 * `visitor` tells the network and whether the connection is encrypted; `notice` stands above the conversation; `allowance`
 * is what one network may take, where anyone can reach the chat.
 */
export type WebChatOptions = {
  transcript(address: string): Promise<Shown[]>;
  reachable(address: string): void;
  visitor(context: Context): { network: string; secure: boolean };
  words: Words;
  notice?: string | undefined;
  allowance?: Allowance | undefined;
  now?: () => Date;
};

function home(): Hono {
  const routes = new Hono();
  routes.get('/', (context) => context.redirect('/chat'));
  return routes;
}

/** A chat in the browser that looks like a phone: `/chat`, where `/` leads too. Its address is the cookie of the browser. */
export function webChannel(options: WebChatOptions): Channel {
  const { transcript, reachable, visitor, words, notice, allowance = unlimited, now = () => new Date() } = options;
  const pages = openPages();
  let onMessage: ((message: Inbound) => Promise<void>) | null = null;

  async function hear(address: string, { id, ...content }: Said, context: Context): Promise<void> {
    if (!onMessage) throw new Error('the web chat is not taking messages');
    const { network } = visitor(context);
    await onMessage({ channel: 'web', chat: address, id: messageId(address, id), network, ...content });
    pages.tell(address, { event: 'said', data: JSON.stringify({ id: `in-${id}` }) });
  }

  const shown = async (address: string) => asShown(await transcript(address), words);

  return {
    name: 'web',
    repeatable: true,
    async start(hearing, mount) {
      if (!mount) throw new Error('the web chat needs a server to put its pages on');
      onMessage = hearing;
      mount('/chat', chatRoutes({ words, notice, transcript: shown, reachable, visitor, allowance, hear, pages }));
      mount('/', home());
    },
    async send(address: string, { id, text, choices }: Outbound): Promise<Sent> {
      const message: Shown = { id: botId(id), from: 'bot', text, choices, at: now().toISOString() };
      const open = pages.tell(address, { event: 'message', id, data: JSON.stringify(message) });
      return open ? { ok: true } : { ok: false, retry: true, why: 'away' };
    },
    async stop() {
      onMessage = null;
      pages.endAll();
    },
  };
}
