import type { Day } from '../domain/day.ts';
import { type Hours, opensAt } from '../domain/notice-hours.ts';
import { OWN_CLOCK } from './chats.ts';
import type { Database } from './database.ts';
import type { OutgoingKind, OutgoingStatus } from './outgoing.ts';

/** A message counts as handed over in time when a platform has taken it so soon after it was due. */
export const IN_TIME_MS = 10_000;

/** What became of one day's rows of a kind. Of `counted` rows, which a platform could have taken, `inTime` were taken in time. */
export type DeliveryDay = {
  day: Day;
  kind: OutgoingKind;
  statuses: Partial<Record<OutgoingStatus, number>>;
  counted: number;
  inTime: number;
};

type Row = { day: Day; kind: OutgoingKind; status: OutgoingStatus; count: number; counted: number; inTime: number };
type Late = { day: Day; dueAt: Date; sentAt: Date };

const ROWS = `FROM outgoing o JOIN chats c ON c.id = o.chat_id WHERE o.due_at >= $1 AND o.due_at <= $2 AND c.channel <> '${OWN_CLOCK}'`;
const DAY = `to_char(o.due_at AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM-DD') AS day`;
const DUE_FOR = `(COALESCE(o.sent_at, $2) - o.due_at <= $3 * interval '1 millisecond')`;

// What was stopped, what a closed chat cannot take, what waits for a reader to open the page, and what is due only now says nothing of us.
const COUNTED = `(o.status <> 'suppressed' AND o.why IS DISTINCT FROM 'blocked' AND o.why IS DISTINCT FROM 'gone' AND o.why IS DISTINCT FROM 'away'
  AND NOT (c.channel = 'web' AND o.kind <> 'reply') AND (o.sent_at IS NOT NULL OR NOT ${DUE_FOR}))`;

const PER_DAY = `
  SELECT ${DAY}, o.kind, o.status, count(*)::int AS count, count(*) FILTER (WHERE ${COUNTED})::int AS counted,
    count(*) FILTER (WHERE ${COUNTED} AND ${DUE_FOR})::int AS "inTime"
  ${ROWS} GROUP BY 1, 2, 3`;

const LATE = `
  SELECT ${DAY}, o.due_at AS "dueAt", o.sent_at AS "sentAt"
  ${ROWS} AND o.kind = 'notice' AND o.sent_at IS NOT NULL AND ${COUNTED} AND NOT ${DUE_FOR}`;

/**
 * What was due from `since` until `now`, by day (WIB) and kind, the newest day first. A notice that fell due at night is due when
 * the hours begin. Chats with a clock of their own are left out.
 */
export async function deliveryTimes(
  { pool }: Pick<Database, 'pool'>,
  { since, now, hours }: { since: Date; now: Date; hours: Hours },
): Promise<DeliveryDay[]> {
  const values = [since, now, IN_TIME_MS];
  const { rows } = await pool.query<Row>(PER_DAY, values);
  const { rows: late } = await pool.query<Late>(LATE, values);
  const days = new Map<string, DeliveryDay>();
  for (const { day, kind, status, count, counted, inTime } of rows) {
    const one = days.get(`${day} ${kind}`) ?? { day, kind, statuses: {}, counted: 0, inTime: 0 };
    one.statuses[status] = count;
    days.set(`${day} ${kind}`, { ...one, counted: one.counted + counted, inTime: one.inTime + inTime });
  }
  const inHours = late.filter(({ dueAt, sentAt }) => sentAt.getTime() - opensAt(hours, dueAt).getTime() <= IN_TIME_MS);
  for (const { day } of inHours) days.get(`${day} notice`)!.inTime += 1;
  return [...days.values()].sort((a, b) => b.day.localeCompare(a.day) || a.kind.localeCompare(b.kind));
}
