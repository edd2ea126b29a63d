import type { CloudTrouble } from '../../src/channels/whatsapp-cloud/refused.ts';
import {
  type WhatsappCloudOptions,
  whatsappCloudChannel,
} from '../../src/channels/whatsapp-cloud/whatsapp-cloud-channel.ts';
import type { Template, Templates } from '../../src/channels/whatsapp-cloud/write-template.ts';
import type { Content, Inbound, Outbound, Receipt } from '../../src/message.ts';
import { type Approved, type GraphApi, openGraphApi, type PersonSide, webhookBody } from '../graph-api/index.ts';
import type { Rig, Seen } from './channel-contract.ts';
import { openBareServer } from './telegram-rig.ts';

/** How the number is known at Meta. */
export const KNOWN = { token: 'EAAG-uji', phoneId: '106540352242922', secret: 'rahasia-uji' };
export const VERIFY = 'kata-sandi-webhook';
export const SITI = '6284000000001';

const sentence = (kind: string): string => `Ini ${kind} dari Tangguh.\n\n{{1}}\n\nBalas pesan ini.`;
const nameOf = (kind: string): string => `tangguh_${kind}_1`;

export const approved = (kind: string): Approved => ({
  name: nameOf(kind),
  language: 'id',
  body: sentence(kind),
  buttons: ['Menu', 'Atur pengingat'],
});

const template = (kind: string): Template => ({
  name: nameOf(kind),
  language: 'id',
  room: 1_024 - sentence(kind).length + '{{1}}'.length,
  replies: ['menu', 'notices'],
});

const templates: Templates = {
  notice: template('notice'),
  reminder: template('reminder'),
  announcement: template('announcement'),
};

/** Meta's side with all templates approved. */
export async function openMeta(now?: () => number): Promise<GraphApi> {
  const meta = await openGraphApi({ ...KNOWN, ...(now && { now }) });
  meta.approve(approved('notice'), approved('reminder'), approved('announcement'));
  return meta;
}

/**
 * The channel alone over HTTP: what it hears and is told is kept. `state.failing` makes storing fail; it was tried `state.tries`
 * times.
 */
export async function cloudRig(more: Partial<WhatsappCloudOptions> = {}) {
  const meta = await openMeta();
  const server = await openBareServer();
  const heard: Inbound[] = [];
  const receipts: Receipt[] = [];
  const moves: [string, string][] = [];
  const states: (CloudTrouble | undefined)[] = [];
  const ignored: string[] = [];
  const state = { failing: false, tries: 0, unreadable: 0 };
  const stored = <T>(keep: () => T): Promise<void> => {
    state.tries += 1;
    if (state.failing) return Promise.reject(new Error('storing failed'));
    keep();
    return Promise.resolve();
  };
  const channel = whatsappCloudChannel({
    ...KNOWN,
    verify: VERIFY,
    root: meta.root,
    words: { openList: 'Lihat pilihan', answerByNumber: 'Balas dengan angkanya.' },
    templates,
    now: () => new Date(),
    onReceipts: (all) => stored(() => receipts.push(...all)),
    onMoved: (from, to) => stored(() => moves.push([from, to])),
    onState: (trouble) => void states.push(trouble),
    onIgnored: (why, count) => {
      ignored.push(why);
      if (why === 'unreadable') state.unreadable += count;
    },
    patienceMs: 10_000,
    watchMs: 50,
    ...more,
  });
  await channel.start((message) => stored(() => heard.push(message)), server.mount);
  const url = `${server.url}/whatsapp`;
  if (!(await meta.hook.subscribe(url, VERIFY))) throw new Error('the webhook did not echo');
  const stop = async () => {
    await channel.stop();
    await meta.stop();
    await server.stop();
  };
  return {
    meta,
    channel,
    heard,
    receipts,
    moves,
    states,
    ignored,
    state,
    url,
    stop,
    person: meta.person({ phone: SITI }),
  };
}

export type CloudRig = Awaited<ReturnType<typeof cloudRig>>;

/** A message to send; within the window unless told otherwise. */
export const outbound = (more: Partial<Outbound> = {}): Outbound => ({
  id: '7',
  text: 'halo',
  choices: [],
  heardAt: new Date(),
  ...more,
});

export const DAY_MS = 24 * 3_600_000;
export const dayAgo = (): Date => new Date(Date.now() - DAY_MS);

const seen = (person: PersonSide): Seen[] =>
  person.sees().map(({ text, choices }) => ({ text, choices: choices.map(({ label }) => label) }));

/** The same as the contract of all channels wants it: its messages all come within the window. */
export async function cloudContractRig(): Promise<Rig> {
  const { channel, person, meta, heard, stop } = await cloudRig();
  let last: object = {};
  const act = ({ text, choice }: Content) => {
    const label = person
      .sees()
      .at(-1)
      ?.choices.find(({ id }) => id === choice)?.label;
    return label ? person.taps(label) : person.says(text!);
  };
  return {
    channel: { ...channel, send: (chat, message) => channel.send(chat, { ...message, heardAt: new Date() }) },
    say: async (content) => {
      last = await act(content);
    },
    again: async () => {
      const contacts = [{ wa_id: SITI, profile: { name: 'Siti' } }];
      await meta.hook.bring(webhookBody(KNOWN.phoneId, { contacts, messages: [last] }));
    },
    heard: () => heard,
    shown: () => seen(person),
    leave: async () => person.leaves(),
    close: stop,
  };
}
