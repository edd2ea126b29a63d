import type { Hours } from '../domain/notice-hours.ts';
import type { Database } from '../store/database.ts';
import { writeDue as write } from '../store/reminders/write-due.ts';
import { digestSay } from './digest.ts';

/**
 * Turns the reminders that are due into rows of the ledger, with words that are true at this moment: what cannot wait each by
 * itself, the rest in one message a chat and day. With a `chatId` only that chat's. Returns the ids of the new rows.
 */
export const writeDue = (db: Database, now: Date, hours: Hours, chatId?: number): Promise<number[]> =>
  write(db, digestSay, { now, hours, chatId });
