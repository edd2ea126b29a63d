import { isWithin } from '../domain/reminders.ts';
import { expire, type Standing, settleLost, unsent, wakeOthers } from '../store/sweep.ts';
import { type Delivery, deliver, deliverChat } from './deliver.ts';
import { each } from './each.ts';
import { repeatedKinds } from './tries.ts';

/**
 * Finds what a crash, a failed try or a lost queue has left behind: ends what is over, frees what got lost while sending,
 * sends the replies, gives notices a job (`enqueue`), and wakes the holders of channels that are not held here.
 */
export async function deliverUnsent(deps: Delivery, enqueue: (notices: Standing[]) => Promise<void>): Promise<void> {
  const { pool } = deps;
  const held = [...deps.channels.keys()];
  await expire(pool, deps.now());
  await freeLost(deps);
  const looker = { held, now: deps.now(), notices: isWithin(deps.hours, deps.now()) };
  const rows = await unsent(pool, looker);
  const isReply = ({ kind }: Standing) => kind === 'reply';
  await deliver(
    rows.filter(isReply).map(({ id }) => id),
    deps,
  );
  await wakeOthers(pool, looker);
  await enqueue(rows.filter((row) => !isReply(row)));
}

/** What a process does that was told of chats by another: it alone knows whether what got lost there may be repeated. */
export async function deliverWoken(chatIds: number[], deps: Delivery): Promise<void> {
  await freeLost(deps);
  await each(chatIds, 8, (chatId) => deliverChat(chatId, deps));
}

async function freeLost({ pool, channels, now, log }: Delivery): Promise<void> {
  const repeatable = [...channels.values()].filter((channel) => channel.repeatable).map(({ name }) => name);
  const { again, uncertain } = await settleLost(pool, now(), {
    held: [...channels.keys()],
    repeatable,
    repeated: repeatedKinds,
  });
  if (again + uncertain > 0)
    log.warn('sending-interrupted', { count: again + uncertain, why: `${uncertain} uncertain` });
}
