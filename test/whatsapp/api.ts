import type { Reason } from './closing.ts';
import type { Phone } from './phone.ts';

export type Options = { port?: number; number?: string; name?: string };

export type Whatsapp = {
  /** "ws://127.0.0.1:PORT/ws/chat" */
  readonly url: string;
  /** What signs the server's certificate. Baileys 7.0.0-rc14 does not check it; a later one may: `WA_CERT_DETAILS`. */
  readonly rootKey: Uint8Array;
  /** The phone of the account that the bot is linked to. */
  readonly owner: Phone;
  /** A contact; the LID is made up. Asked again for the same number it is the same phone. */
  addPhone(who: { number: string; name: string }): Phone;
  /** The number is given up: whoever is added with it next is somebody new, with a LID of her own. */
  giveUp(phone: Phone): void;
  /** The owner scans the QR code that the client shows. Resolves when the client was linked and told to restart. */
  scan(qr: string): Promise<void>;
  /** Resolves when the linked device is logged in and takes messages. Rejects after `ms` (10000). */
  online(ms?: number): Promise<void>;
  isOnline(): boolean;
  /** What the device has not confirmed: messages, receipts and notifications. */
  waiting(): number;
  /** The network is cut. */
  cut(): void;
  /** Resolves when the device has hung up. `banned` and `outdated` hold for later logins, until `refuseLogin()`. */
  close(reason: Reason): Promise<void>;
  /** All logins and new clients are refused with this code; without one all are welcome again. */
  refuseLogin(code?: number): void;
  /** Clients whose version ends with less than this are refused with 405. */
  requireVersion(last: number): void;
  /** Answers nothing any more, hears nothing; the connection stays. */
  mute(on: boolean): void;
  /** The next `times` (1) messages are acknowledged with this error and not delivered: 463, 403, 479 … */
  failNext(error: number, times?: number): void;
  /** Messages are delivered but not acknowledged. */
  withholdAcks(on: boolean): void;
  /** Acknowledgements come that much later. */
  delayAcks(ms: number): void;
  /** The account may not begin chats until then; undefined: it may again. Told at once, and when asked. */
  timelock(until?: Date): void;
  /** No QR code is left: clients that wait for a scan give up (408), and new ones at once. */
  useUpCodes(on?: boolean): void;
  /** The account asks for a passkey: `scan` links nothing, the client gets a `passkey_prologue_request`. */
  askPasskey(on?: boolean): void;
  /** Lid and number are one person: told by a notice (`lid-mapping.update`) or a chat of the history (contacts of `messaging-history.set`). */
  tellMapping(phone: Phone, how?: 'notice' | 'history'): Promise<void>;
  /** This was said before the bot was linked: it is part of the history. */
  remember(chat: Phone, text: string): void;
  /** The server is gone (connection refused) until `up`; what it knows stays. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** What clients did that WhatsApp would not stand: `stop` rejects with it. */
  wrongs(): string[];
  stop(): Promise<void>;
};
