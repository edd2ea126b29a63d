import { Api } from 'grammy';
import type { Content, Inbound, Outbound, Sent } from '../../message.ts';
import type { Channel } from '../channel.ts';
import { persist, usualWaits, type Waits } from '../patience.ts';
import { courtesies } from './courtesies.ts';
import { type ChatNews, hearing } from './hearing.ts';
import { poll } from './polling.ts';
import { type TelegramTrouble, troubleOf } from './refused.ts';
import { sender } from './sending.ts';
import { silence } from './silence.ts';
import { keepWebhook, type Webhook, webhookRoutes } from './webhook.ts';

/** What the channel says by itself: the list of commands, the button that shares a number, the mark of a choice that was made. */
export type TelegramWords = {
  commands: { command: string; description: string }[];
  sharePhone: string;
  chosen(label: string): string;
};

/**
 * What the channel needs. With a `webhook` Telegram brings updates, else they are fetched. `root` is a Bot API server of one's
 * own. `isSecret` tells of a text whether it must not stay in the chat. `onState` hears what keeps people from being heard.
 */
export type TelegramOptions = {
  token: string;
  root?: string | undefined;
  webhook?: Webhook | undefined;
  words: TelegramWords;
  isSecret(text: string): boolean;
  news: ChatNews;
  onState(trouble?: TelegramTrouble): void;
  waits?: Waits;
  watchMs?: number;
};

/** Where the webhook lies on our server. */
export const WEBHOOK_PATH = '/telegram';

const ANSWER_S = 20;
const FETCH_S = 50;
const WATCH_MS = 60_000;

/** A bot on Telegram. It hears chats with one person; to a group it only gives the link to such a chat. A repeated send is seen twice. */
export function telegramChannel(options: TelegramOptions): Channel {
  const { token, root, webhook, words, isSecret, news, onState, waits = usualWaits, watchMs = WATCH_MS } = options;
  const apiOf = (timeoutSeconds: number) => new Api(token, { ...(root && { apiRoot: root }), timeoutSeconds });
  const api = apiOf(ANSWER_S);
  api.config.use(silence());
  const name = 'telegram';
  const [bot] = token.split(':');
  const stopping = new AbortController();
  const { signal } = stopping;
  const manners = courtesies(api, words.chosen);
  const onMoved = (from: string, to: string) => void news.moved(from, to).catch(() => {});
  const send = sender({ api, sharePhone: words.sharePhone, onMoved });
  let link: string | undefined;
  let onMessage: ((message: Inbound) => Promise<void>) | undefined;
  let running: Promise<void> | undefined;

  const say = (id: number, chat: string, content: Content): Promise<void> => {
    if (!onMessage || signal.aborted) return Promise.reject(new Error('the channel is stopping'));
    return onMessage({ channel: name, chat, id: `${bot}:${id}`, ...content });
  };

  const take = hearing({ say, link: () => link, isSecret, news, manners });

  async function run(): Promise<void> {
    const onError = (error: unknown) => onState(troubleOf(error));
    const me = await persist(() => api.getMe(), { signal, waits, onError });
    if (!me) return;
    link = `https://t.me/${me.username}`;
    const scope = { scope: { type: 'all_private_chats' } } as const;
    // Nobody is kept waiting for a list of commands.
    void persist(() => api.setMyCommands(words.commands, scope), { signal, waits, onError: () => {} });
    if (webhook) return keepWebhook({ api, webhook, signal, waits, watchMs, onState });
    return poll({ api: apiOf(FETCH_S), take, signal, waits, onError, onWell: () => onState() });
  }

  return {
    name,
    repeatable: false,
    async start(hear, mount) {
      onMessage = hear;
      if (webhook && !mount) throw new Error('a webhook needs a server to put it on');
      if (webhook) mount!(WEBHOOK_PATH, webhookRoutes(webhook.secret, take));
      running = run();
    },
    async send(chat: string, message: Outbound): Promise<Sent> {
      manners.quiet(chat);
      return signal.aborted ? { ok: false, retry: true, why: 'away' } : send(chat, message);
    },
    async stop() {
      stopping.abort();
      manners.stop();
      await running;
    },
  };
}
