import { addDays, type Day, instantOf } from '../domain/day.ts';
import { countReports, type OpenReport, type OverdueClaim, overdueClaims, waitingReports } from './cases/waiting.ts';
import type { Database } from './database.ts';
import { type OpenRequest, openRequests } from './requests.ts';

/** Something that waits for an officer. */
export type Waiting =
  | ({ item: 'request' } & OpenRequest)
  | ({ item: 'report' } & OpenReport)
  | ({ item: 'claim' } & OverdueClaim);

/** Nobody reads more at once; the rest is pressing when these are done. */
const MOST_LISTED = 200;

/** Until the end of that day. */
const endOf = (on: Day): Date => instantOf(addDays(on, 1));

/** When it has to be done, and since when it waits. */
function pressure(one: Waiting): [due: number, since: number] {
  if (one.item === 'request') return [one.dueAt?.getTime() ?? Number.POSITIVE_INFINITY, one.createdAt.getTime()];
  const due = one.by ? endOf(one.by).getTime() : Number.POSITIVE_INFINITY;
  return [due, one.item === 'report' ? one.createdAt.getTime() : instantOf(one.since).getTime()];
}

function byPressure(one: Waiting, other: Waiting): number {
  const [[due, since], [otherDue, otherSince]] = [pressure(one), pressure(other)];
  return due === otherDue ? since - otherSince : due - otherDue;
}

/**
 * All that waits for officers: reports, requests about one's own data, claims that are overdue; what must be done first comes
 * first, what has no day after that, the oldest first. With the number of all. Looking is recorded.
 */
export async function inbox(db: Database, actor: string, now: Date): Promise<{ items: Waiting[]; waiting: number }> {
  const [{ requests, waiting }, reports, claims, reportCount] = await Promise.all([
    openRequests(db, actor, now),
    waitingReports(db, MOST_LISTED),
    overdueClaims(db.pool, now),
    countReports(db.pool),
  ]);
  const items: Waiting[] = [
    ...requests.map((one) => ({ item: 'request' as const, ...one })),
    ...reports.map((one) => ({ item: 'report' as const, ...one })),
    ...claims.map((one) => ({ item: 'claim' as const, ...one })),
  ];
  return {
    items: items.sort(byPressure).slice(0, MOST_LISTED),
    waiting: waiting + reportCount + claims.length,
  };
}
