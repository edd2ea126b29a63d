import { handedUntil } from '../../domain/officer-hours.ts';
import { mistakeOf } from '../../domain/officer-words.ts';
import type { Say } from '../../message.ts';
import { audit, type Who } from '../cases/timeline.ts';
import { type Database, type Queryable, transaction } from '../database.ts';
import { wake } from '../sweep.ts';
import { handTo, lockTalk, sayTo, type Talk } from './locked.ts';

/** `late`: the bot has the chat again because the time is over; officers may take it `again` as long as the request stands open. */
export type NotWritten = { ok: false; why: NonNullable<ReturnType<typeof mistakeOf>> | 'unknown' | 'closed' | 'late' };
export type Written = { ok: true } | NotWritten;

type Writing = Who & { again?: boolean };

const isLate = ({ handedUntil: until }: Talk, now: Date): boolean => until === null || until <= now;

/** Takes the chat back from the bot, for as long as the first time. */
async function takeAgain(client: Queryable, id: number, chatId: number, now: Date): Promise<Date> {
  const until = handedUntil(now);
  await handTo(client, chatId, until);
  await client.query('UPDATE requests SET due_at = $2 WHERE id = $1', [id, until]);
  return until;
}

/** Writes the words; the chat they are for, or why they are not written. */
async function write(client: Queryable, db: Database, id: number, words: string, { actor, now, again }: Writing) {
  const talk = await lockTalk(client, id);
  if (!talk) return { ok: false, why: 'unknown' } as const;
  const { chatId } = talk;
  if (!talk.open || chatId === null) return { ok: false, why: 'closed' } as const;
  const late = isLate(talk, now);
  if (late && !again) return { ok: false, why: 'late' } as const;
  const until = late ? (await takeAgain(client, id, chatId, now)).toISOString() : undefined;
  const say: Say = until
    ? { key: 'talk.fromOfficerAgain', values: { words, until } }
    : { key: 'talk.fromOfficer', values: { words } };
  await sayTo(client, db, chatId, say, now);
  await audit(client, { actor, now }, 'chat.written', `chat:${chatId}`);
  return { ok: true, chatId } as const;
}

/**
 * Sends an officer's words to the chat of a request, through the ledger as any reply. Recorded without the words. Refused where
 * they are none, too many or hold a whole identity number, and where officers no longer have the chat.
 */
export async function writeToTalk(db: Database, id: number, written: string, options: Writing): Promise<Written> {
  const why = mistakeOf(written);
  if (why) return { ok: false, why };
  const done = await transaction(db.pool, (client) => write(client, db, id, written.trim(), options));
  if (!done.ok) return done;
  await wake(db.pool, [done.chatId]);
  return { ok: true };
}
