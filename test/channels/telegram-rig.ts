import { Api } from 'grammy';
import { sender } from '../../src/channels/telegram/sending.ts';
import {
  type TelegramOptions,
  type TelegramWords,
  telegramChannel,
} from '../../src/channels/telegram/telegram-channel.ts';
import { openLog } from '../../src/log.ts';
import type { Content, Inbound } from '../../src/message.ts';
import { openMetrics } from '../../src/web/metrics.ts';
import { openServer } from '../../src/web/server.ts';
import { openBotApi } from '../bot-api/index.ts';
import type { Rig, Seen } from './channel-contract.ts';

/** How updates come: fetched by us, or brought by Telegram. */
export type Way = 'polling' | 'webhook';
export const ways: Way[] = ['polling', 'webhook'];

export const TOKEN = '1001:TEST-A';
export const SECRET = 'rahasia-uji';

const words: TelegramWords = {
  commands: [{ command: 'menu', description: 'Daftar pilihan' }],
  sharePhone: 'Bagikan nomor',
  chosen: (label) => `> ${label}`,
};

/** A Bot API server whose webhook tries again soon, with one bot. */
export async function openTelegramSide() {
  const api = await openBotApi({ patience: { retryBaseMs: 20, retryMaxMs: 40 } });
  return { api, side: api.addBot(TOKEN) };
}

/** Sends as the channel does, but waits for an answer only a second. */
export const impatient = (root: string) =>
  sender({
    api: new Api(TOKEN, { apiRoot: root, timeoutSeconds: 1 }),
    sharePhone: words.sharePhone,
    onMoved: () => {},
  });

/** A web server of the product without anything on it. */
export const openBareServer = () => {
  const ready = async () => ({ problems: [], warnings: [] });
  return openServer({ host: '127.0.0.1', port: 0, log: openLog('silent'), ready, metrics: openMetrics() }, 500);
};

/**
 * The channel alone over HTTP: what it hears is kept, what Telegram tells of chats too (`news`). `state.failing` makes
 * storing fail; it was tried `state.tries` times. `person` is at the other end.
 */
export async function telegramRig(way: Way, more: Partial<TelegramOptions> = {}) {
  const { api, side } = await openTelegramSide();
  const server = await openBareServer();
  const heard: Inbound[] = [];
  const news: (string | undefined)[][] = [];
  const states: (string | undefined)[] = [];
  const state = { failing: false, tries: 0 };
  const url = `${server.url}/telegram`;
  const channel = telegramChannel({
    token: TOKEN,
    root: api.root,
    ...(way === 'webhook' && { webhook: { url, secret: SECRET } }),
    words,
    isSecret: (text) => /\d{15}/.test(text),
    news: {
      standing: async (chat, why) => void news.push(['standing', chat, why]),
      moved: async (from, to) => void news.push(['moved', from, to]),
    },
    onState: (trouble) => void states.push(trouble),
    waits: () => 20,
    watchMs: 50,
    ...more,
  });
  const onMessage = async (message: Inbound) => {
    state.tries += 1;
    if (state.failing) throw new Error('storing failed');
    heard.push(message);
  };
  await channel.start(onMessage, server.mount);
  await side.waitFor(way === 'polling' ? 'getUpdates' : 'setWebhook');
  const stop = async () => {
    await channel.stop();
    await server.stop();
    await api.stop();
  };
  return { api, side, channel, heard, news, states, state, url, stop, person: side.person(55) };
}

export type TelegramRig = Awaited<ReturnType<typeof telegramRig>>;

/** What a person sees: the buttons under a message, or in place of the letters. */
const seen = ({ person }: TelegramRig): Seen[] =>
  person.sees().map(({ text, buttons, keyboard = [] }) => ({ text, choices: [...buttons, ...keyboard].flat() }));

function act({ person }: TelegramRig, { text, choice, contact }: Content): void {
  if (choice) person.tapsOn(person.sees().at(-1)!.id, choice);
  else if (contact) person.sharesContact(contact.own);
  else person.says(text!);
}

/** Telegram brings the person's last message once more, as it does when it has not heard that it was taken. */
function bringAgain({ side, person, heard }: TelegramRig): void {
  const { id, text } = person.own().at(-1)!;
  const from = { id: person.id, is_bot: false, first_name: 'Siti' };
  const message = { message_id: id, date: 1, chat: { id: person.id, type: 'private' }, from, text };
  side.push({ update_id: Number(heard.at(-1)!.id.split(':')[1]), message });
}

/** The same as the contract of all channels wants it. */
export async function telegramContractRig(way: Way): Promise<Rig> {
  const rig = await telegramRig(way);
  return {
    channel: rig.channel,
    say: async (content) => act(rig, content),
    again: async () => bringAgain(rig),
    heard: () => rig.heard,
    shown: () => seen(rig),
    leave: async () => void rig.person.blocks(),
    close: rig.stop,
  };
}
