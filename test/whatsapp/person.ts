import type { proto } from '@whiskeysockets/baileys';
import { newSignal, type Signal } from './signal.ts';

/** What a phone wrote, kept in case the device cannot read it. */
export type Written = { id: string; message: proto.IMessage; attrs: Record<string, string | undefined> };

/** A message that a phone could read, the first time it came. `chat` is the address it was sent to. */
export type Received = { id: string; chat: string; text: string; message: proto.IMessage };

/** One phone with its WhatsApp account. */
export type Person = {
  number: string;
  lid: string;
  name: string;
  signal: Signal;
  inbox: Received[];
  /** How often each id came. */
  came: Map<string, number>;
  /** How often it asked for a message again. */
  asked: Map<string, number>;
  toLose: number;
  delivers: boolean;
  composing: number;
  /** How many of the inbox `waitFor` has passed. */
  passed: number;
  written: Map<string, Written>;
  confirmed: Set<string>;
  /** One message after the other: the ratchet counts them. */
  line: Promise<unknown>;
};

export const numberJid = ({ number }: Person): string => `${number}@s.whatsapp.net`;
export const lidJid = ({ lid }: Person): string => `${lid}@lid`;

export function newPerson(number: string, lid: string, name: string): Person {
  return {
    ...{ number, lid, name, signal: newSignal(), inbox: [], came: new Map(), asked: new Map() },
    ...{ toLose: 0, delivers: true, composing: 0, passed: 0 },
    ...{ written: new Map(), confirmed: new Set(), line: Promise.resolve() },
  };
}

/** Does `work` when all that the person began before is done. */
export function inTurn<T>(person: Person, work: () => Promise<T>): Promise<T> {
  const done = person.line.then(work);
  person.line = done.catch(() => undefined);
  return done;
}

/** The words of a message, wherever they stand in it. */
export const textOf = (message: proto.IMessage): string =>
  message.conversation ?? message.extendedTextMessage?.text ?? message.documentMessage?.caption ?? '';
