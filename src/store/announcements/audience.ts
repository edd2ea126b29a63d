import { OFFICERS_CHAT } from '../cases/officers.ts';
import { OWN_CLOCK } from '../chats.ts';
import type { Queryable } from '../database.ts';
import type { Spelled } from './villages.ts';

/** Whom the roll must fit: codes, and spellings of the roll itself. What is left out asks nothing. */
export type Audience = {
  regencies?: string[];
  districts?: string[];
  villages?: Spelled[];
  programmes?: string[];
  occupations?: string[];
};

/** Whom an announcement is for, and from when on it goes out. */
export type Asked = { audience: Audience; startsAt: Date };

/** Why a person of the roll who fits gets nothing; the first that holds, where she has several chats that of the best. */
export const leftOutWhys = ['died', 'cover_ended', 'no_chat', 'not_unasked', 'no_consent', 'stopped'] as const;
export type LeftOutWhy = (typeof leftOutWhys)[number];

/** How many people of the roll fit, how many of them are reached in how many chats, and why the rest is not. */
export type Counted = { fit: number; reached: number; recipients: number; leftOut: Record<LeftOutWhy, number> };

/** The values of `FITTING`, `$1` to `$7`. */
export const askedValues = ({ audience, startsAt }: Asked): unknown[] => [
  audience.regencies ?? null,
  audience.districts ?? null,
  audience.villages?.map(({ district }) => district) ?? null,
  audience.villages?.map(({ name }) => name) ?? null,
  audience.programmes ?? null,
  audience.occupations ?? null,
  startsAt,
];

/** A replay's chat, and the officers' own: they get nothing that is meant for people. */
const NOT_UNASKED = `c.channel = '${OWN_CLOCK}' OR c.id::text = (SELECT value FROM settings WHERE key = '${OFFICERS_CHAT}')`;

/**
 * The people who fit, and the chats that speak for people, each with what keeps it from being told (0: nothing). A cover
 * counts while it stands, and before it begins; one that is over is told apart, so that nobody wonders where its people are.
 * Of several chats of one phone one is told.
 */
export const FITTING = `
  people AS (
    SELECT p.id, p.died_on IS NOT NULL AS died, ($5::text[] IS NULL OR EXISTS (
      SELECT FROM cover_periods k WHERE k.participant_id = p.id AND k.programme_code = ANY($5)
        AND (k.ends_on IS NULL OR k.ends_on >= ($7::timestamptz AT TIME ZONE 'Asia/Jakarta')::date))) AS covered
    FROM participants p
    WHERE ($1::text[] IS NULL OR p.regency = ANY($1)) AND ($2::text[] IS NULL OR p.district = ANY($2))
      AND ($3::text[] IS NULL OR (p.district, p.village) IN (SELECT * FROM unnest($3::text[], $4::text[])))
      AND ($5::text[] IS NULL OR EXISTS (
        SELECT FROM cover_periods k WHERE k.participant_id = p.id AND k.programme_code = ANY($5)))
      AND ($6::text[] IS NULL OR p.occupation = ANY($6))),
  speaking AS (
    SELECT b.participant_id AS person, b.chat_id AS chat, CASE
        WHEN ${NOT_UNASKED} THEN 3
        WHEN c.consent_version IS NULL THEN 2
        WHEN c.stopped_at IS NOT NULL OR 'announcement' = ANY(c.stopped_kinds) THEN 1
        ELSE 0 END AS kept
    FROM bindings b JOIN chats c ON c.id = b.chat_id WHERE b.ended_at IS NULL AND b.expires_at > $7),
  reachable AS (
    SELECT DISTINCT s.chat FROM speaking s JOIN people ON people.id = s.person
    WHERE s.kept = 0 AND NOT people.died AND people.covered),
  sharing AS (
    SELECT DISTINCT mine.chat_id AS chat FROM reachable r
      JOIN identities mine ON mine.chat_id = r.chat AND mine.kind = 'phone'
      JOIN identities theirs ON theirs.kind = 'phone' AND theirs.value_index = mine.value_index AND theirs.chat_id <> mine.chat_id
    WHERE theirs.chat_id IN (SELECT chat FROM reachable)),
  carried AS MATERIALIZED (SELECT chat, notice_chat(chat) AS carrier FROM sharing),
  told AS (
    SELECT chat FROM reachable EXCEPT
    SELECT chat FROM carried WHERE carrier <> chat AND carrier IN (SELECT chat FROM reachable))`;

const COUNTS = `WITH ${FITTING},
  whys AS (
    SELECT CASE WHEN p.died THEN 'died' WHEN NOT p.covered THEN 'cover_ended'
      ELSE CASE best.kept WHEN 0 THEN 'reached' WHEN 1 THEN 'stopped' WHEN 2 THEN 'no_consent' WHEN 3 THEN 'not_unasked'
        ELSE 'no_chat' END END AS why
    FROM people p LEFT JOIN (SELECT person, min(kept) AS kept FROM speaking GROUP BY person) best ON best.person = p.id)
  SELECT why, count(*)::int AS count FROM whys GROUP BY why
  UNION ALL SELECT 'recipients', count(*)::int FROM told`;

/** Counts whom an announcement would reach. Every person who fits is counted once: reached, or left out for one reason. */
export async function countAudience(db: Queryable, asked: Asked): Promise<Counted> {
  const { rows } = await db.query<{ why: string; count: number }>(COUNTS, askedValues(asked));
  const count = new Map(rows.map((row) => [row.why, row.count]));
  const of = (why: string): number => count.get(why) ?? 0;
  const leftOut = Object.fromEntries(leftOutWhys.map((why) => [why, of(why)])) as Record<LeftOutWhy, number>;
  const fit = Object.values(leftOut).reduce((sum, one) => sum + one, of('reached'));
  return { fit, reached: of('reached'), recipients: of('recipients'), leftOut };
}
