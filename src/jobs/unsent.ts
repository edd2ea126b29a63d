import { isWithin } from '../domain/notice-hours.ts';
import { suppressCancelled } from '../store/announcements/steer.ts';
import { expire, type Swept, settleLost, unsent, wakeOthers } from '../store/sweep.ts';
import { type Delivery, deliver, deliverChat } from './deliver.ts';
import { each } from './each.ts';
import { lostMs, usualRhythm } from './rhythm.ts';
import { repeatedKinds } from './tries.ts';

/**
 * Finds what a crash, a failed try or a lost queue has left behind: ends what is over, frees what got lost while sending,
 * sends the replies, and wakes the holders of channels that are not held here.
 */
export async function deliverUnsent(deps: Delivery): Promise<void> {
  const { pool, rhythm = usualRhythm } = deps;
  const held = [...deps.channels.keys()];
  tell(await expire(pool, deps.now()), deps);
  await freeLost(deps);
  // A row that was on its way when its announcement was cancelled comes back when the try fails.
  await suppressCancelled(pool);
  const looker = { held, now: deps.now(), unsentMs: rhythm.sweepMs };
  const rows = await unsent(pool, looker);
  await deliver(
    rows.map(({ id }) => id),
    deps,
  );
  await wakeOthers(pool, {
    ...looker,
    notices: isWithin(deps.hours, deps.now()),
    lostMs: lostMs(rhythm),
    limit: Math.ceil((rhythm.pace * rhythm.sweepMs) / 1_000),
  });
}

/**
 * What a process does that was told of chats by another: it alone knows whether what got lost there may be repeated. `serve` says
 * what is done for each.
 */
export async function deliverWoken(chatIds: number[], deps: Delivery, serve = deliverChat): Promise<void> {
  await freeLost(deps);
  await each(chatIds, 8, (chatId) => serve(chatId, deps));
}

/** Frees what is on its way for `forMs` and more: whoever sent it is gone. */
export async function freeLost(deps: Delivery, forMs?: number): Promise<void> {
  const { pool, channels, now, log, rhythm = usualRhythm } = deps;
  const repeatable = [...channels.values()].filter((channel) => channel.repeatable).map(({ name }) => name);
  const lost = { held: [...channels.keys()], repeatable, repeated: repeatedKinds, lostMs: forMs ?? lostMs(rhythm) };
  const freed = await settleLost(pool, now(), lost);
  if (freed.length === 0) return;
  const uncertain = freed.filter(({ status }) => status === 'uncertain').length;
  log.warn('sending-interrupted', { count: freed.length, why: `${uncertain} uncertain` });
  tell(freed, deps);
}

/** What the sweep has settled counts among what became of messages. */
function tell(swept: Swept[], { onOutcome, now }: Delivery): void {
  const why = 'interrupted';
  for (const { status, ...row } of swept) {
    if (status === 'expired') onOutcome?.(row, { status });
    else if (status === 'uncertain') onOutcome?.(row, { status, why });
    else onOutcome?.(row, { status, why, notBefore: now(), free: false });
  }
}
