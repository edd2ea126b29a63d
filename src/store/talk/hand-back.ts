import { audit, type Who } from '../cases/timeline.ts';
import { type Database, type Queryable, transaction } from '../database.ts';
import { wake } from '../sweep.ts';
import { handTo, lockTalk, sayTo } from './locked.ts';

/** `told`: the chat, where officers still had it; one that the bot had again already hears nothing. */
export type HandedBack = { ok: true; told: number | null } | { ok: false; why: 'unknown' | 'closed' };

async function end(client: Queryable, db: Database, id: number, { actor, now }: Who): Promise<HandedBack> {
  const talk = await lockTalk(client, id);
  if (!talk) return { ok: false, why: 'unknown' };
  if (!talk.open) return { ok: false, why: 'closed' };
  const told = talk.handedUntil && talk.chatId;
  await client.query(`UPDATE requests SET status = 'closed', closed_at = $2 WHERE id = $1`, [id, now]);
  if (told) {
    await handTo(client, told, null);
    await sayTo(client, db, told, { key: 'talk.handedBack' }, now);
  }
  await audit(client, { actor, now }, 'chat.handed_back', talk.chatId ? `chat:${talk.chatId}` : `request:${id}`);
  return { ok: true, told };
}

/** Ends a request to talk: the bot has the chat again, and says so. */
export async function handBackTalk(db: Database, id: number, who: Who): Promise<HandedBack> {
  const done = await transaction(db.pool, (client) => end(client, db, id, who));
  if (done.ok && done.told) await wake(db.pool, [done.told]);
  return done;
}
