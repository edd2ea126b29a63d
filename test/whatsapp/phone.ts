import type { proto } from '@whiskeysockets/baileys';
import { newId } from './deliver.ts';
import { type Where, writeIn } from './elsewhere.ts';
import { post } from './outbox.ts';
import { lidJid, numberJid, type Person } from './person.ts';
import { stanza, unixNow } from './stanza.ts';
import { linked, until, type World } from './world.ts';
import { type Manner, sendAs, sendUnavailable } from './writing.ts';

export type { Where } from './elsewhere.ts';
export type { Manner } from './writing.ts';

/** A person's phone. What sends resolves with the id of the message, once it is on its way or waits for the device. */
export type Phone = {
  readonly number: string;
  readonly lid: string;
  /** "62…@s.whatsapp.net" and "9…@lid". */
  readonly numberJid: string;
  readonly lidJid: string;
  say(text: string, manner?: Manner): Promise<string>;
  /** Any message, for example one of `kinds.ts`. Media need no host: nothing downloads them. */
  send(message: proto.IMessage, manner?: Manner): Promise<string>;
  /** The last message once more, with the same id. */
  repeat(): Promise<void>;
  /** A photo to be seen once: linked devices are only told that there was one. */
  sendUnavailable(): Promise<string>;
  /** In a group, a status, a newsletter or a broadcast list, readable without keys: nothing but the bot itself ignores it. */
  sayIn(where: Where, text: string): string;
  /** Reads all that it got: one receipt a chat. */
  read(): void;
  /** Whether delivery receipts are sent (they are). */
  delivers(on: boolean): void;
  /** The next `times` (1) messages cannot be read: it asks for them again, with the same id. */
  lose(times?: number): void;
  /** What the person sees: each id once, in the order it came. */
  shown(): { id: string; text: string }[];
  /** The messages themselves, as `shown`; `chat` is the address that the bot wrote to. */
  got(): { id: string; chat: string; text: string; message: proto.IMessage }[];
  /** How often each id came. Copies of a known id count even when they cannot be read any more. */
  received(): Map<string, number>;
  /** How often it asked for the message with this id again. */
  asked(id: string): number;
  /** Whether the linked device told the server that it has this message. */
  confirmed(id: string): boolean;
  /** How many composing states it saw. */
  typing(): number;
  /** The text of the next message that fits, after those that an earlier call has passed. Rejects after `ms` (5000). */
  waitFor(text: string | RegExp, ms?: number): Promise<string>;
  /** Says it and resolves with the first message that comes then, and how many ms that took. */
  exchange(text: string, ms?: number): Promise<{ text: string; ms: number }>;
};

export function phoneOf(world: World, person: Person): Phone {
  const say = (text: string, manner?: Manner) => sendAs(world, person, { conversation: text }, manner);
  return {
    ...{ number: person.number, lid: person.lid, numberJid: numberJid(person), lidJid: lidJid(person), say },
    send: (message, manner) => sendAs(world, person, message, manner),
    repeat: () => repeat(world, person),
    sendUnavailable: () => sendUnavailable(world, person),
    sayIn: (where, text) => writeIn(world, person, where, { id: newId(), text }),
    read: () => read(world, person),
    delivers: (on) => void Object.assign(person, { delivers: on }),
    lose: (times = 1) => void Object.assign(person, { toLose: times }),
    shown: () => person.inbox.map(({ id, text }) => ({ id, text })),
    got: () => [...person.inbox],
    received: () => new Map(person.came),
    asked: (id) => person.asked.get(id) ?? 0,
    confirmed: (id) => person.confirmed.has(id),
    typing: () => person.composing,
    waitFor: (text, ms = 5000) => waitFor(world, person, text, ms),
    async exchange(text, ms = 5000) {
      person.passed = person.inbox.length;
      const from = performance.now();
      await say(text);
      return { text: await waitFor(world, person, /(?:)/, ms), ms: performance.now() - from };
    },
  };
}

async function repeat(world: World, person: Person): Promise<void> {
  const last = [...person.written.values()].at(-1);
  if (!last) throw new Error('this phone has written nothing yet');
  await sendAs(world, person, last.message, { attrs: last.attrs, id: last.id });
}

function waitFor(world: World, person: Person, wanted: string | RegExp, ms: number): Promise<string> {
  const fits = (text: string) => (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text));
  const find = () => {
    const next = person.inbox.slice(person.passed).findIndex(({ text }) => fits(text));
    if (next < 0) return undefined;
    person.passed += next + 1;
    return person.inbox[person.passed - 1]!.text;
  };
  const what = () => `a message with ${wanted}; shown: ${person.inbox.map(({ text }) => text).join(' | ')}`;
  return until(world, person.number, find, { ms, what });
}

function read(world: World, person: Person): void {
  const device = linked(world);
  const chats = Map.groupBy(person.inbox, ({ chat }) => chat);
  for (const [from, messages] of chats) {
    const [first, ...more] = messages.map(({ id }) => id);
    const items = more.map((id) => stanza('item', { id }));
    const attrs = { id: first, from, type: 'read', t: unixNow() };
    if (device) post(device, stanza('receipt', attrs, items.length ? [stanza('list', {}, items)] : undefined));
  }
}
