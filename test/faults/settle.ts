import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from './world.ts';

/** What is still open: rows, reminders, messages of people that have no answer, and what the Bot API could not yet hand over. */
const OPEN = `SELECT
  (SELECT count(*)::int FROM outgoing WHERE status IN ('queued', 'sending')) AS rows,
  (SELECT count(*)::int FROM reminders WHERE status = 'pending') AS reminders,
  (SELECT count(*)::int FROM inbound WHERE done_at IS NULL) AS messages,
  (SELECT coalesce(sum(attempts), 0)::int FROM outgoing) AS tries`;

/** When the next of it can go on. */
const NEXT = `SELECT min(at) AS at FROM (
  SELECT GREATEST(due_at, retry_at) AS at FROM outgoing WHERE status = 'queued'
  UNION ALL SELECT claimed_at + interval '2 minutes' FROM outgoing WHERE status = 'sending'
  UNION ALL SELECT due_on::timestamp AT TIME ZONE 'Asia/Jakarta' FROM reminders WHERE status = 'pending'
  UNION ALL SELECT received_at + interval '31 seconds' FROM inbound WHERE done_at IS NULL) AS moments`;

type Open = { rows: number; reminders: number; messages: number; tries: number };

/** Nothing has happened for so long: what is left waits for its hour. */
const QUIET_MS = 2_500;

/** What could go and does not waits for something that the clock of the drill does not move: the queue gives back what a dead worker had taken. */
const STUCK_MS = 70_000;
const LOOK_MS = 250;
const SECOND = 1_000;

/** Whether all came to rest, and when the clock was moved for it: what was open then, and by how much it moved. */
export type Settled = { settled: boolean; moves: string[] };

const secondsBetween = (from: number, to: number): number => Math.round((to - from) / SECOND);

/**
 * Waits until nothing is open. What waits for its hour, or for what is lost to be given up, is not waited for: whenever both
 * processes are up and all is quiet, the clock moves to the next moment at which something can go on. Gives up after `patienceMs`; the judge then sees what is left.
 */
export async function settle({ ask, side, clock, app, worker }: World, patienceMs: number): Promise<Settled> {
  const moves: string[] = [];
  const began = performance.now();
  const until = began + patienceMs;
  let last = { words: '', at: performance.now() };
  while (performance.now() < until) {
    const [open] = await ask<Open>(OPEN);
    const { rows, reminders, messages } = open!;
    if (rows + reminders + messages + side.queued() === 0) return { settled: true, moves };
    const words = JSON.stringify([open, side.queued(), side.counts.get('sendMessage')]);
    if (words !== last.words || !app.isUp || !worker.isUp) last = { words, at: performance.now() };
    const quietMs = performance.now() - last.at;
    if (quietMs > QUIET_MS) {
      const to = await nextMoment(ask, clock.now(), quietMs > STUCK_MS);
      if (to > clock.now()) {
        const bySeconds = secondsBetween(clock.now().getTime(), to.getTime());
        clock.moveTo(to);
        moves.push(`+${secondsBetween(began, performance.now())} s, ${words}: ${bySeconds} s on`);
        last = { words, at: performance.now() };
      }
    }
    await sleep(LOOK_MS);
  }
  return { settled: false, moves };
}

/** The next moment at which something that is open can go on; for what is `stuck`, an hour from now. */
async function nextMoment(ask: World['ask'], now: Date, stuck: boolean): Promise<Date> {
  if (stuck) return new Date(now.getTime() + 3_600 * SECOND);
  const [next] = await ask<{ at: Date | null }>(NEXT);
  return new Date((next?.at?.getTime() ?? 0) + SECOND);
}
