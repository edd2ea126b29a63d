import type { Asked, Audience } from '../../src/store/announcements/audience.ts';
import type { NewAnnouncement } from '../../src/store/announcements/write.ts';
import type { Database } from '../../src/store/database.ts';
import { later, makeChat, morning } from './ledger.ts';

const DAY = 86_400_000;

/** What a person of the roll is in a test about announcements; `cover` is the last day of a cover under BKBK Dumisake, or none. */
export type Somebody = {
  regency?: string;
  district?: string;
  village?: string;
  occupation?: string;
  cover?: string | 'open';
  died?: boolean;
};

/** Adds somebody to the roll; her row. */
export async function somebody({ pool, vault }: Database, one: Somebody = {}): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `INSERT INTO participants (nik_index, nik_sealed, name, regency, district, village, occupation, died_on)
     VALUES (gen_random_uuid()::text::bytea, $1, 'Siti Uji', $2, $3, $4, $5, $6) RETURNING id`,
    [
      vault.seal('participant.nik', '1571015708900000'),
      one.regency ?? '1508',
      one.district ?? null,
      one.village ?? null,
      one.occupation ?? null,
      one.died ? '2026-11-01' : null,
    ],
  );
  const { id } = rows[0]!;
  if (one.cover) await cover(pool, id, one.cover === 'open' ? null : one.cover);
  return id;
}

const cover = (pool: Database['pool'], person: number, ends: string | null) =>
  pool.query(
    `WITH known AS (INSERT INTO programmes (code, name, sponsor) VALUES ('dumisake_bkbk', 'BKBK', 'Jambi') ON CONFLICT DO NOTHING)
     INSERT INTO cover_periods (participant_id, programme_code, sponsor, jkk, jkm, starts_on, ends_on)
     VALUES ($1, 'dumisake_bkbk', 'Jambi', true, true, '2026-01-01', $2)`,
    [person, ends],
  );

/** Lets a chat speak for somebody, unless that has ended, or until that many days from the morning. */
export async function speaksFor(
  { pool }: Pick<Database, 'pool'>,
  chat: number,
  person: number,
  { ended = false, days = 180 } = {},
): Promise<void> {
  await pool.query(
    `INSERT INTO bindings (chat_id, participant_id, relation, proof, created_at, expires_at, ended_at)
     VALUES ($1, $2, 'self', 'card', $3, $4, $5)`,
    [chat, person, morning, later(morning, days * DAY), ended ? morning : null],
  );
}

/** Somebody with a chat of her own that may be told; the chat. */
export async function reader(
  db: Database,
  one: Somebody = {},
  chat: Parameters<typeof makeChat>[1] = {},
): Promise<number> {
  const id = await makeChat(db, chat);
  await speaksFor(db, id, await somebody(db, one));
  return id;
}

/** As many people of Bungo, each with a chat, written by the database itself. */
export async function readers({ pool, vault }: Database, count: number, channel = 'web'): Promise<void> {
  await pool.query(
    `WITH people AS (INSERT INTO participants (nik_index, nik_sealed, name, regency)
         SELECT ('n' || n)::bytea, $2, 'Siti Uji', '1508' FROM generate_series(1, $1::int) AS n RETURNING id),
       talking AS (INSERT INTO chats (channel, address, created_at, consent_version, consent_at)
         SELECT $3, 'a' || n, $4, '1', $4 FROM generate_series(1, $1::int) AS n RETURNING id),
       pairs AS (SELECT p.id AS person, t.id AS chat FROM
         (SELECT id, row_number() OVER (ORDER BY id) AS n FROM people) p
         JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM talking) t USING (n))
     INSERT INTO bindings (chat_id, participant_id, relation, proof, created_at, expires_at)
     SELECT chat, person, 'self', 'card', $4, $4 + interval '180 days' FROM pairs`,
    [count, vault.seal('participant.nik', '1571015708900000'), channel, morning],
  );
}

/** What is asked of the roll, from this morning on. */
export const asked = (audience: Audience = {}, more: Partial<Asked> = {}): Asked => ({
  audience,
  startsAt: morning,
  ...more,
});

/** An announcement of this morning to everybody. */
export const announcementOf = (more: Partial<NewAnnouncement> = {}): NewAnnouncement => ({
  ...asked(),
  text: 'Kantor desa buka hari Sabtu.',
  to: 'semua',
  actor: 'budi',
  now: morning,
  ...more,
});
