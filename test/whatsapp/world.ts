import { EventEmitter } from 'node:events';
import { type Certificate, newCertificate } from './certificate.ts';
import type { Connection } from './connection.ts';
import { newPerson, type Person, type Received } from './person.ts';
import type { Stanza } from './stanza.ts';

/** What a device hands to the server so that others can write to it. */
export type PublicKeys = {
  registrationId: number;
  identity: Uint8Array;
  signedPreKey: { id: number; key: Uint8Array; signature: Uint8Array };
};

/** A linked device of the owner's account: the bot. */
export type Device = {
  id: number;
  noiseKey: Buffer;
  keys: PublicKeys;
  preKeys: Map<number, Uint8Array>;
  connection: Connection | undefined;
  /** It has said that it takes messages now. */
  active: boolean;
  /** It got the keys and the history that come once, after pairing. */
  introduced: boolean;
  /** Stanzas that it has not confirmed yet, oldest first. They come again at the next login. */
  outbox: Stanza[];
};

export type Faults = {
  refuse: number | undefined;
  /** Versions older than this last figure are refused with 405. */
  oldestVersion: number;
  muted: boolean;
  next: { error: number; times: number };
  withholdAcks: boolean;
  ackDelayMs: number;
  noCodes: boolean;
  passkey: boolean;
  timelock: Date | undefined;
};

export type World = {
  certificate: Certificate;
  /** By number and by LID. */
  people: Map<string, Person>;
  owner: Person;
  devices: Map<number, Device>;
  lastDevice: number;
  /** Who waits to be scanned, by the reference in the QR code. */
  codes: Map<string, Connection>;
  connections: Set<Connection>;
  /** What the owner's phone hands over of old chats when a device is linked. */
  past: { chat: Person; text: string }[];
  faults: Faults;
  /** Emits `device` when one comes, goes or has said something, and a person's number when that phone shows more. */
  news: EventEmitter;
  /** What a client did that WhatsApp would not stand. */
  wrongs: string[];
};

export function newWorld(number: string, name: string): World {
  const owner = newPerson(number, '90000000000000', name);
  return {
    certificate: newCertificate(),
    people: new Map([number, owner.lid].map((user) => [user, owner])),
    owner,
    devices: new Map(),
    lastDevice: 0,
    codes: new Map(),
    connections: new Set(),
    past: [],
    faults: {
      ...{ refuse: undefined, oldestVersion: 0, muted: false, next: { error: 0, times: 0 }, withholdAcks: false },
      ...{ ackDelayMs: 0, noCodes: false, passkey: false, timelock: undefined },
    },
    news: new EventEmitter().setMaxListeners(0),
    wrongs: [],
  };
}

/** The linked device, the newest when there were several. */
export const linked = (world: World): Device | undefined => [...world.devices.values()].at(-1);

/** The person sees one message more. */
export function show({ news }: World, person: Person, message: Received): void {
  person.inbox.push(message);
  news.emit(person.number);
}

/** Resolves with what `find` gives as soon as it gives something; rejects with `what` after `ms`. It looks at every `event`. */
export function until<T>(
  { news }: World,
  event: string,
  find: () => T | undefined,
  { ms, what }: { ms: number; what(): string },
): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      news.off(event, look);
    };
    const look = () => {
      const found = find();
      if (found === undefined) return;
      stop();
      resolve(found);
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`waited ${ms} ms for ${what()}`));
    }, ms);
    news.on(event, look);
    look();
  });
}
