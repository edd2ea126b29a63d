import type { Hono } from 'hono';
import type { Inbound, Outbound, Sent } from '../message.ts';

/** Where a channel may put its pages and webhooks. */
export type Mount = (path: string, routes: Hono) => void;

/**
 * A way to talk with people: a name and three verbs. `start` resolves once messages can come in; `onMessage` resolves
 * once the message is safely stored (not when it is answered), so a webhook can then say so. `send` never throws.
 */
export interface Channel {
  readonly name: string;
  /** True where sending the same row twice shows it once, so that a doubtful send may be repeated. */
  readonly repeatable: boolean;
  start(onMessage: (message: Inbound) => Promise<void>, mount?: Mount): Promise<void>;
  send(chatId: string, message: Outbound): Promise<Sent>;
  stop(): Promise<void>;
}
