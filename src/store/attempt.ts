import { setTimeout as sleep } from 'node:timers/promises';
import type { Proof, Proven } from '../conversation/ports.ts';
import { addMonths, type Day, dayOf } from '../domain/day.ts';
import {
  ALARM,
  CODE_SLIPS,
  CROWD_PROOFS,
  FAILURE_MS,
  RECORD_MEMORY_MS,
  SLOWER_MS,
  WRONG_PROOFS,
} from '../domain/limits.ts';
import { OWN_CLOCK } from './chats.ts';
import type { Database } from './database.ts';
import type { Limit } from './limits.ts';

/**
 * Who asks: the chat, its channel, and the phone that the platform vouches for in this very message. `network` is where a chat
 * asks from that is a public page itself, `crowd` where somebody fills in a page that another chat has asked for.
 */
export type Asking = {
  chatId: number;
  channel?: string;
  network: string | undefined;
  crowd?: string;
  vouchedPhone?: string | undefined;
};

export type ProveOptions = { now: Date; failureMs?: number; onAlarm?: (wrong: number) => void };

/** A phone proves while it stands on at most three people and was named in the last twelve months (design §5). */
export const PHONE_PEOPLE = 3;
const PHONE_MONTHS = 12;

/** A phone that no import has named since this day proves nothing. */
export const phoneSince = (now: Date): Day => addMonths(dayOf(now), -PHONE_MONTHS);

/** What wrong proofs are remembered for: a named record or case, or an activation code that was tried on one. */
export type Target = { by: 'nik' | 'card' | 'code' | 'case'; index: string };

/** Whose counts a try is held against. A replay counts apart: its clock would begin everybody else's windows anew. */
export const keyed = ({ channel }: Asking, key: string): string =>
  channel === OWN_CLOCK ? `${OWN_CLOCK}:${key}` : key;

/** The limits of the chat that asks, and of where it asks from. */
export function askersOf(asking: Asking): Limit[] {
  const { chatId, network, crowd } = asking;
  const of = (who: string, limits: typeof WRONG_PROOFS | typeof CROWD_PROOFS): Limit[] =>
    limits.map(({ name, most, windowMs }) => ({ key: keyed(asking, `proof:${name}:${who}`), most, windowMs }));
  return [
    ...of(`chat:${chatId}`, WRONG_PROOFS),
    ...(network ? of(`network:${network}`, WRONG_PROOFS) : []),
    ...(crowd ? of(`crowd:${crowd}`, CROWD_PROOFS) : []),
  ];
}

/** One try: what is offered (`index`) for what was named, and what a wrong one is remembered for. */
export type Try = { named: Buffer; kind: Proof['kind'] | 'access'; index: Buffer; targets: Target[] };

/** What `try_proof` tells (its migration says how it comes to it): one of the three. What was opened comes with it. */
type Tried<Opened> = { wait_until: string | null; record: Opened | null; wrong: number | null };

/** Tries a proof, by the values of `valuesOf`. */
export const TRY = `try_proof(${Array.from({ length: 16 }, (_, at) => `$${at + 1}`)})`;

/** Tries a proof and selects what it opens, in one statement; `opened` may name `t.person`, the chat (`$13`) and now (`$14`). */
export const trying = (opened: string): string => `
  SELECT wait_until, wrong, (SELECT to_json(r) FROM (${opened}) AS r) AS record
  FROM ${TRY} AS t`;

/** The values of `TRY`: the chat is `$13`, now is `$14`, what kind of proof it is `$11`. */
export function valuesOf({ named, kind, index, targets }: Try, asking: Asking, now: Date): unknown[] {
  const askers = askersOf(asking);
  return [
    ...[askers.map(({ key }) => key), askers.map(({ most }) => most), askers.map(({ windowMs }) => windowMs)],
    targets.map((target) => keyed(asking, `record:${target.by}:${target.index}`)),
    targets.map(({ by }) => (by === 'code' ? CODE_SLIPS : 0)),
    ...[RECORD_MEMORY_MS, SLOWER_MS, keyed(asking, 'proof:all'), ALARM.windowMs],
    ...[named, kind, index, asking.chatId, now, phoneSince(now), PHONE_PEOPLE],
  ];
}

/** What was opened, or why nothing was. */
export type Answer<Opened> = { ok: true; record: Opened } | Exclude<Proven, { ok: true }>;

/**
 * Tries a proof. Wrong ones are counted per chat, per network and per record before the answer is known to anyone, one try of
 * a chat, a network or a record after another. Every failure takes the same least time.
 */
export async function attempt<Opened>(
  { lanes }: Database,
  query: { name: string; text: string },
  one: Try,
  asking: Asking,
  { now, failureMs = FAILURE_MS, onAlarm }: ProveOptions,
): Promise<Answer<Opened>> {
  const least = performance.now() + failureMs;
  const { rows } = await lanes.query<Tried<Opened>>({ ...query, values: valuesOf(one, asking, now) });
  const { wait_until, record, wrong } = rows[0]!;
  if (record) return { ok: true, record };
  if (wrong !== null && wrong >= ALARM.most) onAlarm?.(wrong);
  await sleep(Math.max(0, least - performance.now()));
  return wait_until === null
    ? { ok: false, why: 'no' }
    : { ok: false, why: 'wait', until: new Date(Number(wait_until)) };
}
