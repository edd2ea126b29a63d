import type { Log } from '../../log.ts';
import type { Outbound, Receipt } from '../../message.ts';

/** The channel's name, in messages and in rows. */
export const NAME = 'whatsapp';

/** What a linked account consists of, by name. Whoever keeps the values seals them: they are the account. */
export type KeyStore = {
  /** The values of those names that are there. */
  read(names: string[]): Promise<Map<string, string>>;
  /** All of them or none; null deletes. Resolves once they are safe. */
  write(values: Map<string, string | null>): Promise<void>;
  /** The account is no longer ours. */
  clear(): Promise<void>;
};

/**
 * How the account stands. `waiting`: it tries again by itself; `unlinked`: it has to be linked; the rest need a person:
 * `replaced` somebody else holds it, `banned` by WhatsApp, `outdated` our version is too old, `refused` for anything else.
 */
export type Standing = 'connecting' | 'open' | 'waiting' | 'unlinked' | 'replaced' | 'banned' | 'outdated' | 'refused';

/** What is told of the account when it changes. `code` is WhatsApp's close code, `notices` since why and until when none go out. */
export type WhatsappState = { standing: Standing; code?: number; notices?: { why: string; until: Date } };

/** The version of WhatsApp Web that we say we are. */
export type Version = [number, number, number];

/** The last version that worked; `fetch` asks WhatsApp for the newest, and is absent in tests. */
export type Versions = {
  last(): Promise<Version | undefined>;
  keep(version: Version): Promise<void>;
  fetch?: () => Promise<Version | undefined>;
};

/** What the transport needs of the application. It knows no words and no database. */
export type WhatsappParts = {
  /** Another server than WhatsApp's own, in tests. */
  socketUrl?: string | undefined;
  versions: Versions;
  keys: KeyStore;
  /** A keyed hash, for the ids of messages. */
  index(value: string): Buffer;
  /** The message of a row as it was put into words: for a phone that asks for it again. Null when it is no longer known. */
  sent(row: number): Promise<Outbound | null>;
  onReceipt(receipts: Receipt[]): void;
  onState(state: WhatsappState): void;
  /** WhatsApp has told, outside of a message, that these addresses are one person; the first is to be used from now on. */
  onSamePerson(addresses: string[]): void;
  /** Said under numbered choices. */
  words: { answerByNumber: string };
  /** Until when notices were stopped before a restart. */
  stopped?: { why: string; until: Date } | undefined;
  log: Log;
  now(): Date;
};
