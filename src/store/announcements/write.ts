import type { Say } from '../../message.ts';
import { type Database, type Queryable, transaction } from '../database.ts';
import { sealBody } from '../outgoing.ts';
import { type Asked, askedValues, type Counted, countAudience, FITTING } from './audience.ts';

/** How long an announcement is worth sending, counted from the instant from which it goes out. */
export const ANNOUNCEMENT_DAYS = 7;

/** The instant from which what was not sent is not sent any more. */
export const announcementEnds = (startsAt: Date): Date => new Date(startsAt.getTime() + ANNOUNCEMENT_DAYS * 86_400_000);

/** Who announces what, when. `to` is the filter in its one spelling, of which `audience` is made. */
export type NewAnnouncement = Asked & { text: string; to: string; actor: string; now: Date };

/** What people read: the words, and how to stop them. */
export const announcementSay = (text: string): Say => ({ key: 'announcement.text', values: { text } });

/**
 * One row a chat, for all at once, and all with the same sealed words. The chats are held while that is written: one that
 * is deleted meanwhile would undo the whole. What was written before is not written again.
 */
export async function writeRows(
  client: Queryable,
  vault: Database['vault'],
  id: number,
  { text, startsAt, now, ...asked }: NewAnnouncement,
): Promise<number> {
  const say = announcementSay(text);
  const { rowCount } = await client.query(
    `WITH ${FITTING},
       held AS (SELECT c.id FROM chats c WHERE c.id IN (SELECT chat FROM told) FOR KEY SHARE)
     INSERT INTO outgoing (chat_id, kind, about, subject, announcement_id, key, body, created_at, due_at, expires_at)
     SELECT id, 'announcement', '{announcement}', 'announcement:' || $8::int || ':' || id, $8, $9, $10::bytea, $11::timestamptz,
       $7, $12::timestamptz FROM held ORDER BY id
     ON CONFLICT (subject) DO NOTHING`,
    [...askedValues({ ...asked, startsAt }), id, say.key, sealBody(vault, say), now, announcementEnds(startsAt)],
  );
  return rowCount ?? 0;
}

/** Writes an announcement with all its rows and an audit row, or nothing. Nobody is woken: the sweep finds rows that are due. */
export async function writeAnnouncement(db: Database, made: NewAnnouncement): Promise<Counted & { id: number }> {
  return transaction(db.pool, async (client) => {
    const counted = await countAudience(client, made);
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO announcements (text, "to", starts_at, created_at, created_by, left_out) VALUES ($1, $2, $3, $4, $5, $6)
       RETURNING id`,
      [made.text, made.to, made.startsAt, made.now, made.actor, counted],
    );
    const { id } = rows[0]!;
    const written = { ...counted, recipients: await writeRows(client, db.vault, id, made) };
    await client.query(`UPDATE announcements SET left_out = $2 WHERE id = $1`, [id, written]);
    await client.query('INSERT INTO audit (at, actor, action, subject, detail) VALUES ($1, $2, $3, $4, $5)', [
      made.now,
      made.actor,
      'announcement.made',
      `announcement:${id}`,
      { to: made.to, startsAt: made.startsAt, ...written },
    ]);
    return { id, ...written };
  });
}

/** Announcements of the same words since then: an officer may have forgotten that this one was made. */
export async function sameWordsSince(
  { pool }: Pick<Database, 'pool'>,
  { text, to }: { text: string; to: string },
  since: Date,
): Promise<{ id: number; at: Date }[]> {
  const { rows } = await pool.query<{ id: number; at: Date }>(
    `SELECT id, created_at AS at FROM announcements WHERE text = $1 AND "to" = $2 AND created_at > $3 ORDER BY id`,
    [text, to, since],
  );
  return rows;
}
