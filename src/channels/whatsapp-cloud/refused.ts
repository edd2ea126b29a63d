import type { Sent } from '../../message.ts';
import type { Answer } from './graph.ts';

/** What keeps the number from talking to people, in a word. */
export type CloudTrouble =
  | 'token-wrong'
  | 'not-allowed'
  | 'not-registered'
  | 'not-paid'
  | 'restricted'
  | 'template'
  | 'unreachable';

type NotSent = Extract<Sent, { ok: false }>;

/** What an error means for the message, and for the number as a whole: its `trouble`, and whether it must be `silent` for a while. */
export type Refusal = { sent: NotSent; trouble?: CloudTrouble; silent?: true };

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 86_400 * SECOND;

const never = (why: string): Refusal => ({ sent: { ok: false, retry: false, why } });
const later = (why: string): Refusal => ({ sent: { ok: false, retry: true, why } });

/** The fault is ours, and lasts until somebody has mended it. */
const ours = (why: string, trouble: CloudTrouble): Refusal => ({
  sent: { ok: false, retry: true, why, untilMended: true },
  trouble,
});
const slower = (afterMs: number, trouble?: CloudTrouble): Refusal => ({
  sent: { ok: false, retry: true, why: 'throttled', afterMs },
  ...(trouble && { trouble }),
});

const notAllowed = ours('not-allowed', 'not-allowed');
const tooFast: Refusal = { ...slower(SECOND), silent: true };

/** The person gets too many of such messages, from whomever: not before tomorrow. */
const heldBack: Refusal = { sent: { ok: false, retry: true, why: 'held-back', afterMs: DAY } };

/**
 * Meta's error codes (https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes). Whose
 * fault it is decides: ours waits until somebody has mended it, the person's own wish closes the chat for notices, and what
 * would come to the same the next time is not tried again.
 */
const meanings: [codes: number[], Refusal][] = [
  [[0, 190], ours('token', 'token-wrong')],
  [[3, 10, 131005], notAllowed],
  [[1, 2, 131000, 131016, 131057, 133004], later('server')],
  [[4, 80007, 130429], tooFast],
  // One person and we: six seconds a message (https://developers.facebook.com/docs/whatsapp/cloud-api/overview#pair-rate-limits).
  [[131056], slower(6 * SECOND)],
  // Too many of our messages were blocked or reported.
  [[131048], slower(600 * SECOND, 'restricted')],
  [[368, 130497, 131031], ours('restricted', 'restricted')],
  [[131042], ours('not-paid', 'not-paid')],
  [[131037, 131045, 133010], ours('not-registered', 'not-registered')],
  [[131047, 470], never('window-closed')],
  [[131026], never('undeliverable')],
  [[130472, 131049], heldBack],
  // The person wants no such messages.
  [[131050], never('blocked')],
  [[131021, 131030, 131062], never('unknown-chat')],
];

const byCode = new Map(meanings.flatMap(([codes, meaning]) => codes.map((code) => [code, meaning] as const)));

/** Missing, paused, disabled, or other parameters than were approved: somebody can mend that at Meta. */
const isOfTemplate = (code: number): boolean => code >= 132_000 && code < 133_000;

/** Each permission has a number of its own. */
const isPermission = (code: number): boolean => code >= 200 && code < 300;

function byStatus(status: number): Refusal {
  if (status === 401) return ours('token', 'token-wrong');
  if (status === 403) return notAllowed;
  if (status === 429) return tooFast;
  return status >= 500 ? later('server') : never('refused');
}

function meaningOf(code: number, status: number): Refusal {
  if (isOfTemplate(code)) return ours('template', 'template');
  if (isPermission(code)) return notAllowed;
  return byCode.get(code) ?? byStatus(status);
}

/** The number is not there, or not for this token: Meta does not say which (https://developers.facebook.com/docs/graph-api/guides/error-handling). */
const isUnseen = ({ code, subcode }: Answer): boolean => code === 100 && subcode === 33;

/** What an answer other than yes means. Whoever speaks for Meta (5xx without a code, or a yes of his own) may have passed the message on. */
export function refused(answer: Answer): Refusal {
  const { status, code, afterMs } = answer;
  if (isUnseen(answer)) return notAllowed;
  const meaning = code === undefined ? byStatus(status) : meaningOf(code, status);
  const { sent } = meaning;
  if (code === undefined && (status >= 500 || status < 300))
    return { sent: { ok: false, retry: true, why: 'no-answer', doubtful: true } };
  return sent.why === 'throttled' && afterMs !== undefined ? { ...meaning, sent: { ...sent, afterMs } } : meaning;
}

/** Why a message that was taken has failed after all, in the same words, and after how long another try can help, if ever. */
export function failure(code: number | undefined): { why: string; afterMs?: number } {
  if (code === undefined) return { why: 'refused' };
  const { why, retry, afterMs } = meaningOf(code, 400).sent;
  // By then the day is over by our clock too.
  if (why === 'window-closed') return { why, afterMs: DAY };
  return { why, ...(retry && { afterMs: afterMs ?? HOUR }) };
}
