import { Hono } from 'hono';
import type { Channel, Mount } from '../channels/channel.ts';
import type { Allowance } from '../channels/web/chat.ts';
import type { Shown } from '../channels/web/shown.ts';
import { webChannel } from '../channels/web/web-channel.ts';
import { type Config, isReal } from '../config.ts';
import { PUBLIC_CHAT } from '../domain/limits.ts';
import type { Door } from '../jobs/door.ts';
import { fromLocale, lang } from '../language/locale.ts';
import { id } from '../language/texts.ts';
import type { Log } from '../log.ts';
import { chatIdOf } from '../store/chats.ts';
import type { Database } from '../store/database.ts';
import { count } from '../store/limits.ts';
import { transcript } from '../store/transcript.ts';
import { closedPage } from '../web/pages.ts';
import type { WebServer } from '../web/server.ts';
import { visitorOf } from '../web/visitor.ts';
import type { Listening } from './listen.ts';
import { renderedAsIs, wordsOf } from './spoken.ts';
import { trialNotice } from './trial.ts';

type Parts = {
  config: Config;
  log: Log;
  db: Database;
  door: Door;
  listening: Listening;
  server: WebServer;
  channels: Map<string, Channel>;
  now: () => Date;
  madeUp: boolean;
  /** Whether a public chat is closed for now, because somebody tries out numbers. */
  closed: () => boolean;
};

/**
 * The web chat is for this machine alone unless it was made public: behind a proxy every visitor looks local. A database, a
 * bot that is fetched from or a WhatsApp account makes nothing public.
 */
const isOpen = (config: Config): boolean =>
  config.WEB_CHAT === 'public' ||
  (config.WEB_CHAT === 'local' &&
    !isReal({ ...config, DATABASE_URL: undefined, TELEGRAM_BOT_TOKEN: undefined, WHATSAPP: false }));

/** What was said in a chat, in words: the ledger keeps meanings, so an old reply reads as it would today. */
async function shownOf(db: Database, address: string): Promise<Shown[]> {
  const said = await transcript(db, { channel: 'web', address });
  return said.map((one): Shown => {
    const at = one.at.toISOString();
    if (one.from === 'person') return { ...one, text: wordsOf(one), choices: [], at };
    return { ...renderedAsIs(one.say, one.id), from: 'bot', at };
  });
}

const closable = (routes: Hono, closed: () => boolean): Hono =>
  new Hono()
    .use((context, next) => (closed() ? Promise.resolve(context.html(closedPage(), 503)) : next()))
    .route('/', routes);

/** Who reaches a public chat nobody knows beforehand: each network has its share. A chat of this machine alone has no need. */
function allowanceOf({ config, db, now }: Parts): Allowance | undefined {
  if (config.WEB_CHAT !== 'public') return undefined;
  const { pages, messages } = PUBLIC_CHAT;
  return {
    pages,
    retryAfterS: messages.windowMs / 1_000,
    async mayWrite(network) {
      const key = `web:${network}`;
      return (await count(db.pool, [{ key, ...messages }], now())).get(key)! <= messages.most;
    },
  };
}

/** Opens the web chat, where the settings allow one. Returns its channel, to be stopped with the application. */
export async function openWebChat(parts: Parts): Promise<Channel | undefined> {
  const { config, log, db, door, listening, server, channels, madeUp, closed } = parts;
  if (!isOpen(config)) return undefined;
  const reachable = (address: string) =>
    void chatIdOf(db, 'web', address)
      .then((chat) => (chat === undefined ? undefined : door.deliverChat(chat)))
      .catch((error: unknown) => log.warn('reach-failed', { error }));
  const channel = webChannel({
    transcript: (address) => shownOf(db, address),
    reachable,
    visitor: visitorOf(config.TRUST_PROXY),
    words: { ...fromLocale('web', id.web), lang },
    notice: trialNotice(madeUp),
    allowance: allowanceOf(parts),
  });
  const mount: Mount = (path, routes) => server.mount(path, closable(routes, closed));
  await channel.start(listening.onMessage, mount);
  channels.set(channel.name, channel);
  return channel;
}
