import { CONSENT_VERSION } from '../../src/conversation/consent.ts';
import { addDays, type Day, dayOf } from '../../src/domain/day.ts';
import type { Chance } from '../../src/files/chance.ts';
import type { Queryable } from '../../src/store/database.ts';
import { insertOutgoing, type NewOutgoing } from '../../src/store/outgoing.ts';
import { drillVault } from './keys.ts';
import { FIRST_CHAT } from './people.ts';

/** How many of each, in hundredths; the rest are notices. */
const REMINDERS = 40;
const ANNOUNCED = 25;
const TOMORROW = 30;

const DAY_MS = 86_400_000;
const LOT = 500;

/** What a drill is filled with. */
export type Filling = { rows: number; now: Date; windowMs: number; random: Chance };

/** Chats that have agreed, one for each row. */
async function chats(client: Queryable, { rows, now }: Filling): Promise<number[]> {
  const made = await client.query<{ id: number }>(
    `INSERT INTO chats (channel, address, created_at, consent_version, consent_at)
     SELECT 'telegram', ($1 + n)::text, $2, $3, $2 FROM generate_series(0, $4 - 1) AS n ORDER BY n RETURNING id`,
    [FIRST_CHAT, now, CONSENT_VERSION, rows],
  );
  return made.rows.map(({ id }) => id);
}

/** Reminders of today and, for after midnight, of tomorrow. */
async function remind(client: Queryable, ids: number[], { now, random }: Filling): Promise<void> {
  const on = () => addDays(dayOf(now), random.below(100) < TOMORROW ? 1 : 0);
  await client.query(
    `INSERT INTO reminders (chat_id, kind, due_on, created_at)
     SELECT chat, 'own_date', due, $3 FROM unnest($1::int[], $2::date[]) AS r (chat, due)`,
    [ids, ids.map(on), now],
  );
}

async function announcement(client: Queryable, { now }: Filling): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO announcements (text, "to", status, starts_at, created_at, created_by, left_out)
     VALUES ('', '', 'running', $1, $1, 'drill', '{}') RETURNING id`,
    [now],
  );
  return rows[0]!.id;
}

/** Rows that fall due one after another as long as things go wrong. Each names a day of its own, so that it is known by its words. */
const asRow =
  ({ now, windowMs, random }: Filling, announcementId: number | null) =>
  (chatId: number, at: number): NewOutgoing => ({
    ...{ chatId, inboundId: null, announcementId, createdAt: now },
    kind: announcementId === null ? 'notice' : 'announcement',
    about: [announcementId === null ? 'own_date' : 'announcement'],
    subject: `drill:${announcementId}:${at}`,
    say: { key: 'reminder.due', values: { on: addDays('2030-01-01' as Day, at) } },
    dueAt: new Date(now.getTime() + random.below(windowMs)),
    expiresAt: new Date(now.getTime() + 7 * DAY_MS),
  });

async function write(client: Queryable, rows: NewOutgoing[]): Promise<number[]> {
  const ids: number[] = [];
  for (let from = 0; from < rows.length; from += LOT)
    ids.push(...(await insertOutgoing(client, drillVault, rows.slice(from, from + LOT))));
  return ids;
}

/** One row whose words cannot be opened, one whose key nobody knows, and a reply of the first kind before a chat's other replies. */
async function poison(client: Queryable, ids: number[], filling: Filling): Promise<number[]> {
  const rows = ids.slice(0, 3).map(asRow({ ...filling, windowMs: filling.windowMs / 2 }, null));
  const bad = rows.map((row, at) => ({ ...row, subject: `poison:${at}` }));
  const [unread = 0, unknown = 0, reply = 0] = await write(client, bad);
  await client.query(`UPDATE outgoing SET body = 'poison' WHERE id = ANY($1)`, [[unread, reply]]);
  await client.query(`UPDATE outgoing SET key = 'drill.unknown' WHERE id = $1`, [unknown]);
  await client.query(`UPDATE outgoing SET kind = 'reply', about = '{}', subject = NULL, due_at = $2 WHERE id = $1`, [
    reply,
    filling.now,
  ]);
  return [unread, unknown, reply];
}

/** Fills an empty database with chats and with what is due in them: reminders, notices, an announcement. Gives the poisoned rows. */
export async function fill(client: Queryable, filling: Filling): Promise<number[]> {
  const ids = await chats(client, filling);
  const reminded = Math.floor((filling.rows * REMINDERS) / 100);
  const announced = reminded + Math.floor((filling.rows * ANNOUNCED) / 100);
  await remind(client, ids.slice(0, reminded), filling);
  const id = await announcement(client, filling);
  await write(client, ids.slice(reminded, announced).map(asRow(filling, id)));
  await write(client, ids.slice(announced).map(asRow(filling, null)));
  return poison(client, ids, filling);
}
