import type { Channel } from '../channels/channel.ts';
import type { Hours } from '../domain/notice-hours.ts';
import type { Log } from '../log.ts';
import type { Database } from '../store/database.ts';
import type { Claimed, Outcome } from '../store/ledger.ts';
import type { Settled } from '../store/settle.ts';
import type { Rhythm } from './rhythm.ts';

/** What delivery needs. `channels` are those that this process holds, by name; it may grow and shrink. */
export type Delivery = {
  pool: Database['pool'];
  vault: Database['vault'];
  channels: ReadonlyMap<string, Channel>;
  now(): Date;
  /** When notices may go out. */
  hours: Hours;
  /** How fast notices go, and how soon a sweep takes up what was left. */
  rhythm?: Rhythm;
  log: Log;
  /** Claims a notice, those that are asked for at the same time together; null when it is not to be had. */
  claim(row: number): Promise<Claimed | null>;
  /** Claims the next reply of a chat, one too that waits for an absent reader; those asked for at the same time together. */
  claimReply(chatId: number): Promise<Claimed | null>;
  /** Writes down what became of a row; true when further replies of its chat may have waited for it. */
  settle(settled: Settled): Promise<boolean>;
  /** Told of what became of each row, for the measures. */
  onOutcome?(row: Settling, outcome: Outcome): void;
  /** Told when a chat's reply is to be tried again, so that a short wait need not last until the sweep. */
  onWaiting?(chatId: number, ms: number): void;
};

/** A row of which something has become. */
export type Settling = Pick<Claimed, 'id' | 'kind' | 'channel'>;
