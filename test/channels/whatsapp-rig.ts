import { createHmac, randomUUID } from 'node:crypto';
import { type Linked, type Linking, link } from '../../src/channels/whatsapp/pairing.ts';
import type { KeyStore, WhatsappParts, WhatsappState } from '../../src/channels/whatsapp/parts.ts';
import { type WhatsappChannel, whatsappChannel } from '../../src/channels/whatsapp/whatsapp-channel.ts';
import { openLog } from '../../src/log.ts';
import type { Inbound, Outbound, Receipt } from '../../src/message.ts';
import { openWhatsapp, type Phone, type Whatsapp } from '../whatsapp/index.ts';

/** Keys in memory, and how often each was written. */
export function memoryKeys(): KeyStore & { kept: Map<string, string>; writes: number[] } {
  const kept = new Map<string, string>();
  const writes: number[] = [];
  return {
    kept,
    writes,
    read: async (names) => new Map(names.flatMap((name) => (kept.has(name) ? [[name, kept.get(name)!] as const] : []))),
    async write(values) {
      writes.push(values.size);
      for (const [name, value] of values) value === null ? kept.delete(name) : kept.set(name, value);
    },
    clear: async () => kept.clear(),
  };
}

/** An application around the channel: what it was told, and what it has said. */
export type Home = {
  parts: WhatsappParts;
  heard: Inbound[];
  receipts: Receipt[];
  states: WhatsappState[];
  samePerson: string[][];
  /** The messages of rows, for a phone that asks again. */
  ledger: Map<number, Outbound>;
};

/** What a channel on this server needs. Each home has ids of its own. */
export function home(whatsapp: Pick<Whatsapp, 'url'>, keys: KeyStore, more: Partial<WhatsappParts> = {}): Home {
  const key = randomUUID();
  const [heard, receipts, states, samePerson]: [Inbound[], Receipt[], WhatsappState[], string[][]] = [[], [], [], []];
  const ledger = new Map<number, Outbound>();
  const parts: WhatsappParts = {
    socketUrl: whatsapp.url,
    versions: { last: async () => undefined, keep: async () => {} },
    keys,
    index: (value) => createHmac('sha256', key).update(value).digest(),
    sent: async (row) => ledger.get(row) ?? null,
    onReceipt: (told) => void receipts.push(...told),
    onState: (state) => void states.push(state),
    onSamePerson: (addresses) => void samePerson.push(addresses),
    words: { answerByNumber: 'Balas dengan nomornya.' },
    log: openLog('silent'),
    now: () => new Date(),
    ...more,
  };
  return { parts, heard, receipts, states, samePerson, ledger };
}

/** Quick, for tests. */
export const quick = { ackMs: 2_000, waits: () => 30 };

/** Starts the channel of a home; `online` resolves when the server has it too. */
export async function started(
  at: Home,
  patience: Parameters<typeof whatsappChannel>[1] = quick,
): Promise<WhatsappChannel> {
  const channel = whatsappChannel(at.parts, patience);
  await channel.start(async (message) => void at.heard.push(message));
  return channel;
}

/** What linking needs; what people write meanwhile is heard. */
export const linkingOf = ({ parts, heard }: Home): Linking => ({
  ...parts,
  onMessage: async (message) => void heard.push(message),
});

/** Links the keys to the server's account. */
export const linkKeys = (whatsapp: Whatsapp, keys: KeyStore): Promise<Linked> =>
  link(linkingOf(home(whatsapp, keys)), (qr) => void whatsapp.scan(qr).catch(() => {}));

/** A server with an account that is linked. */
export async function linkedServer(): Promise<{ whatsapp: Whatsapp; keys: ReturnType<typeof memoryKeys> }> {
  const whatsapp = await openWhatsapp();
  const keys = memoryKeys();
  const linked = await linkKeys(whatsapp, keys);
  if (linked !== 'linked') throw new Error(linked);
  return { whatsapp, keys };
}

let people = 0;

/** Somebody new. */
export function newPhone(whatsapp: Whatsapp): Phone {
  people += 1;
  return whatsapp.addPhone({ number: `62812000${String(people).padStart(5, '0')}`, name: `Orang ${people}` });
}
