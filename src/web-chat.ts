import type { Channel } from './channels/channel.ts';
import type { Shown } from './channels/web/shown.ts';
import { webChannel } from './channels/web/web-channel.ts';
import { type Config, isReal } from './config.ts';
import type { Door } from './jobs/door.ts';
import { render } from './language/render.ts';
import { id, text } from './language/texts.ts';
import type { Listening } from './listen.ts';
import { chatIdOf } from './store/chats.ts';
import type { Database } from './store/database.ts';
import { transcript } from './store/transcript.ts';
import type { WebServer } from './web/server.ts';
import { visitorOf } from './web/visitor.ts';

type Parts = {
  config: Config;
  db: Database;
  door: Door;
  listening: Listening;
  server: WebServer;
  channels: Map<string, Channel>;
  madeUp: boolean;
};

/** The web chat is for this machine alone unless it was made public: behind a proxy every visitor looks local. */
export const isOpen = ({ WEB_CHAT, ...config }: Config): boolean =>
  WEB_CHAT === 'public' || (WEB_CHAT === 'local' && !isReal({ ...config, WEB_CHAT, DATABASE_URL: undefined }));

/** What was said in a chat, in words: the ledger keeps meanings, so an old reply reads as it would today. */
async function shownOf(db: Database, address: string): Promise<Shown[]> {
  const said = await transcript(db, { channel: 'web', address });
  return said.map((one): Shown => {
    const at = one.at.toISOString();
    if (one.from === 'person') return { id: one.id, from: 'person', text: one.text, choices: [], at };
    const { text: words, choices } = render(one.say, one.id);
    return { id: one.id, from: 'bot', text: words, choices, at };
  });
}

/** Opens the web chat, where the settings allow one. Returns its channel, to be stopped with the application. */
export async function openWebChat(parts: Parts): Promise<Channel | undefined> {
  const { config, db, door, listening, server, channels, madeUp } = parts;
  if (!isOpen(config)) return undefined;
  const reachable = (address: string) =>
    void chatIdOf(db, 'web', address).then((chat) => (chat === undefined ? undefined : door.deliverChat(chat)));
  const channel = webChannel({
    transcript: (address) => shownOf(db, address),
    reachable,
    visitor: visitorOf(config.TRUST_PROXY),
    words: id.web,
    notice: madeUp ? text('start.trial') : undefined,
  });
  await channel.start(listening.onMessage, server.mount);
  channels.set(channel.name, channel);
  return channel;
}
