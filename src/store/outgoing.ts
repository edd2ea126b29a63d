import type { Vault } from '../crypto.ts';
import type { Say, Unasked } from '../message.ts';
import type { Queryable } from './database.ts';

/** Why a message goes out: a reply to something, or a notice of a kind. */
export type OutgoingKind = 'reply' | Unasked;

/** What becomes of a row, in about this order. */
export const outgoingStatuses = [
  ...(['queued', 'sending', 'sent', 'delivered', 'read'] as const),
  ...(['failed', 'uncertain', 'expired', 'suppressed'] as const),
] as const;
export type OutgoingStatus = (typeof outgoingStatuses)[number];

/**
 * A row to be written. `about` are the kinds of notice in it, `dueAt` is when it may go, at the earliest. `subject` is unique
 * over all time: the same notice cannot be written twice.
 */
export type NewOutgoing = {
  chatId: number;
  inboundId: number | null;
  kind: OutgoingKind;
  about: string[];
  subject: string | null;
  announcementId: number | null;
  say: Say;
  createdAt: Date;
  dueAt: Date;
  expiresAt: Date;
};

/** SQL that is true of a row `o` unless it belongs to an announcement that is paused or cancelled. */
export const RUNNING = `(o.announcement_id IS NULL
  OR EXISTS (SELECT FROM announcements a WHERE a.id = o.announcement_id AND a.status = 'running'))`;

/** The name under which bodies are sealed. */
export const OUTGOING = 'outgoing.body';

/** What stands sealed in `body`: everything of the Say but its key. */
export type OutgoingBody = Omit<Say, 'key'>;

export const sealBody = (vault: Vault, { key: _key, ...body }: Say): Buffer =>
  vault.seal(OUTGOING, JSON.stringify(body));

export const openBody = (vault: Vault, key: string, body: Uint8Array): Say => ({
  ...(JSON.parse(vault.open(OUTGOING, body)) as OutgoingBody),
  key,
});

/**
 * Writes rows in one statement, in order, inside the caller's transaction. Returns the new ids. Nobody is woken:
 * these are notices, which wait for their jobs.
 */
export async function insertOutgoing(client: Queryable, vault: Vault, rows: NewOutgoing[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const column = <T>(of: (row: NewOutgoing) => T): T[] => rows.map(of);
  const { rows: written } = await client.query<{ id: number }>(
    `INSERT INTO outgoing (chat_id, inbound_id, kind, subject, key, body, created_at, expires_at, due_at, announcement_id, about)
     SELECT chat, inbound, kind, subject, key, body, created, expires, due, announcement, string_to_array(about, ',')
     FROM unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::text[], $6::bytea[], $7::timestamptz[], $8::timestamptz[],
       $9::timestamptz[], $10::int[], $11::text[])
       AS r (chat, inbound, kind, subject, key, body, created, expires, due, announcement, about)
     ON CONFLICT (subject) DO NOTHING RETURNING id`,
    [
      column((row) => row.chatId),
      column((row) => row.inboundId),
      column((row) => row.kind),
      column((row) => row.subject),
      column((row) => row.say.key),
      column((row) => sealBody(vault, row.say)),
      column((row) => row.createdAt),
      column((row) => row.expiresAt),
      column((row) => row.dueAt),
      column((row) => row.announcementId),
      column((row) => row.about.join()),
    ],
  );
  return written.map((row) => row.id);
}
