/** Why and until when nothing goes out that nobody asked for. */
export type Stopped = { why: string; until: Date };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * For how long an error in WhatsApp's answer stops notices. 463: the account is restricted, or the person never wrote to it,
 * and each further try makes that worse (Baileys, `handleBadAck`); restrictions of a day are what people report. 403: it may
 * not write there. 429: too much at once.
 */
const stops: Record<string, number> = { '463': DAY, '403': DAY, '429': 15 * MINUTE };

/** What an error in the answer to a message stops; undefined when it is about that message only. */
export function stoppedBy(error: string, now: Date): Stopped | undefined {
  const forMs = stops[error];
  return forMs === undefined ? undefined : { why: `error-${error}`, until: new Date(now.getTime() + forMs) };
}

/** The lock that WhatsApp puts on an account that writes to too many who did not write to it. */
export type ReachOutLock = { isActive?: boolean; timeEnforcementEnds?: Date };

const REACH_OUT = 'reach-out';

/** The one that lasts longer. */
export const longer = (one: Stopped | undefined, other: Stopped): Stopped =>
  one && one.until >= other.until ? one : other;

/**
 * What stands after WhatsApp told of that lock: without an end it is taken to last a day; lifting it lifts nothing else. It
 * shortens nothing either: where WhatsApp tells no end, Baileys may make one of a minute (`messages-recv.js`, 7.0.0-rc14).
 */
export function afterLock(lock: ReachOutLock, stopped: Stopped | undefined, now: Date): Stopped | undefined {
  const until = lock.timeEnforcementEnds ?? new Date(now.getTime() + DAY);
  if (lock.isActive) return longer(stopped, { why: REACH_OUT, until });
  return stopped?.why === REACH_OUT ? undefined : stopped;
}

/** How long notices still have to wait, in milliseconds; undefined when they need not. */
export function waitMs(stopped: Stopped | undefined, now: Date): number | undefined {
  const left = stopped ? stopped.until.getTime() - now.getTime() : 0;
  return left > 0 ? left : undefined;
}
