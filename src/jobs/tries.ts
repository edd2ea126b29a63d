import type { Sent } from '../message.ts';
import type { Claimed, Outcome } from '../store/ledger.ts';
import type { OutgoingKind } from '../store/outgoing.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const unhurried = [MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 180 * MINUTE];

/** How long to wait after each try that failed; after the last one the row has failed for good, unless it waits until something is mended. */
export const waits: Record<OutgoingKind, number[]> = {
  reply: [SECOND, 5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE],
  notice: unhurried,
  reminder: unhurried,
  announcement: unhurried,
};

/** An absent reader is looked for this often; whoever opens the page is served at once. */
export const AWAY_MS = 5 * MINUTE;

const after = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

/** Whoever writes first there is taken for a sender of spam, and may lose the account. Telegram refuses it by itself. */
const PEOPLE_FIRST = ['whatsapp'];

/** Why a claimed row must not be sent, if so. What nobody asked for needs consent that stands. */
export function refusal(
  { kind, channel, attempts, expiresAt, stopped, consenting, heardAt }: Claimed,
  now: Date,
): Outcome | null {
  if (expiresAt <= now) return { status: 'expired' };
  // Only a row that ends its process each time comes so far.
  if (attempts > waits[kind].length + 1) return { status: 'failed', why: 'interrupted' };
  if (kind === 'reply') return null;
  if (stopped) return { status: 'suppressed', why: 'stopped' };
  if (!heardAt && PEOPLE_FIRST.includes(channel)) return { status: 'suppressed', why: 'never-wrote' };
  return consenting ? null : { status: 'suppressed', why: 'no-consent' };
}

/** Kinds of which a repeat does less harm than a loss: a person waits for the answer to what she wrote. */
export const repeatedKinds: OutgoingKind[] = ['reply'];

/** After the last wait there is none, or where somebody is to mend something that one again and again. */
const waitAfter = (tries: number[], attempts: number, untilMended = false): number | undefined =>
  tries[attempts - 1] ?? (untilMended ? tries.at(-1) : undefined);

/** What a channel's answer means for the row. `repeatable`: the channel shows a row that is sent twice once. */
export function outcomeOf({ kind, attempts }: Claimed, sent: Sent, now: Date, repeatable: boolean): Outcome {
  if (sent.ok) return { status: 'sent', ...(sent.platformId !== undefined && { platformId: sent.platformId }) };
  const { why, retry, afterMs = 0 } = sent;
  if (why === 'away') return { status: 'queued', why, notBefore: after(now, AWAY_MS), free: true };
  // The platform says when it listens again: that was no try.
  if (why === 'throttled') return { status: 'queued', why, notBefore: after(now, afterMs), free: true };
  const doubted = sent.doubtful === true && !repeatable;
  if (doubted && !repeatedKinds.includes(kind)) return { status: 'uncertain', why };
  const wait = waitAfter(waits[kind], attempts, sent.untilMended);
  if (!retry || wait === undefined) return { status: doubted ? 'uncertain' : 'failed', why };
  return {
    status: 'queued',
    why,
    notBefore: after(now, Math.max(wait, afterMs)),
    free: attempts > waits[kind].length,
    doubted,
  };
}
