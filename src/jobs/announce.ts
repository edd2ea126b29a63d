import type { Filter } from '../domain/audience.ts';
import { filterText } from '../domain/audience.ts';
import type { Hours } from '../domain/notice-hours.ts';
import { type SendingTime, sendingTime } from '../domain/sending-time.ts';
import { type Counted, countAudience } from '../store/announcements/audience.ts';
import { type Steer, type Steered, steer, suppressCancelled } from '../store/announcements/steer.ts';
import {
  announcementEnds,
  type NewAnnouncement,
  sameWordsSince,
  writeAnnouncement,
} from '../store/announcements/write.ts';
import type { Database } from '../store/database.ts';
import type { Village } from '../store/regions.ts';
import { audienceOf } from './announce/filter.ts';

/** Who announces, and what the application sends by: its hours and its pace (rows a second). */
export type Announcing = {
  db: Database;
  actor: string;
  now: Date;
  hours: Hours;
  pace: number;
};

/** What is to be announced, to whom, from when on. */
export type Wanted = { text: string; filter: Filter; startsAt: Date };

/**
 * What an announcement would do: whom it reaches and whom not, when it goes out and until when, and whether the same was
 * announced lately. `made` is what to write.
 */
export type Plan = {
  made: NewAnnouncement;
  counted: Counted;
  time: SendingTime;
  until: Date;
  before: { id: number; at: Date }[];
};

const DAY_MS = 86_400_000;

/** When so many go out, as far as one can tell now. */
export const timeOf = (
  { hours, pace }: Pick<Announcing, 'hours' | 'pace'>,
  { count, from, startsAt }: { count: number; from: Date; startsAt: Date },
): SendingTime => sendingTime({ count, pace, from, until: announcementEnds(startsAt) }, hours);

/** Plans an announcement and writes nothing. `unclear` are villages of which the roll does not say whether it means them. */
export async function planAnnouncement(by: Announcing, wanted: Wanted): Promise<Plan | { unclear: Village[] }> {
  const { db, actor, now } = by;
  const found = await audienceOf(db, wanted.filter);
  if ('unclear' in found) return found;
  const { text, startsAt } = wanted;
  const to = filterText(wanted.filter);
  const made = { audience: found.audience, startsAt, text, to, actor, now };
  const counted = await countAudience(db.pool, made);
  return {
    made,
    counted,
    time: timeOf(by, { count: counted.recipients, from: startsAt, startsAt }),
    until: announcementEnds(startsAt),
    before: await sameWordsSince(db, { text, to }, new Date(now.getTime() - DAY_MS)),
  };
}

/** Writes what was planned: an announcement, a row for each chat, an audit row. */
export const announce = ({ db }: Announcing, { made }: Plan): Promise<Counted & { id: number }> =>
  writeAnnouncement(db, made);

/** Pauses, resumes or cancels. Of a cancelled one all rows that nobody has are ended, in lots, also when it was cancelled before. */
export async function steerAnnouncement({ db, actor, now }: Announcing, id: number, what: Steer): Promise<Steered> {
  const steered = await steer(db, id, what, actor, now);
  if (steered?.status === 'cancelled') while ((await suppressCancelled(db.pool)) > 0);
  return steered;
}
