import { isWithin } from '../domain/notice-hours.ts';
import { nextNotices } from '../store/next-notices.ts';
import type { Delivery } from './deliver.ts';
import { enqueueNotices, type Queues } from './queues.ts';
import { inLine, usualRhythm } from './rhythm.ts';

/**
 * Puts the notices that are next in line, no more than go out until the look after next: an announcement that is paused then
 * ends soon, and what is urgent does not wait behind a hundred thousand. A row that lost its job gets one here too, and one that
 * stands in line keeps its place.
 */
export async function lineUpNotices(
  { pool, channels, now, hours, rhythm = usualRhythm }: Delivery,
  queues: Pick<Queues, 'notices'>,
): Promise<void> {
  if (!isWithin(hours, now())) return;
  await enqueueNotices(queues, await nextNotices(pool, { held: [...channels.keys()], now: now() }, inLine(rhythm)));
}
