import { isWithin } from '../domain/notice-hours.ts';
import { type Claimed, claimNotice, claimReply, type Taker } from '../store/ledger.ts';
import { queuedNotices, standing, wake } from '../store/sweep.ts';
import { attempt } from './attempt.ts';
import type { Delivery } from './delivery.ts';
import { each } from './each.ts';
import { surely } from './surely.ts';
import { refusal } from './tries.ts';

export type { Delivery, Settling } from './delivery.ts';

/** So many chats are served at once. */
const ABREAST = 8;

/** Who takes rows here, now. */
export const taker = ({ channels, now }: Pick<Delivery, 'channels' | 'now'>, eager: boolean): Taker => ({
  held: [...channels.keys()],
  now: now(),
  eager,
});

/**
 * Delivers these rows, as far as their time has come: the one door out. Replies of
 * a chat go out in the order of their ids, so earlier ones that still wait go first. Rows whose channel another process
 * holds are announced to it. One row's failure is written on the row and stops nothing else.
 */
export async function deliver(rowIds: number[], deps: Delivery): Promise<void> {
  const rows = await standing(deps.pool, rowIds);
  const ours = rows.filter(({ channel }) => deps.channels.has(channel));
  const theirs = rows.filter(({ channel }) => !deps.channels.has(channel));
  if (theirs.length > 0)
    await wake(
      deps.pool,
      theirs.map(({ chatId }) => chatId),
    );
  const chats = new Set(ours.filter(({ kind }) => kind === 'reply').map(({ chatId }) => chatId));
  const notices = ours.filter(({ kind }) => kind !== 'reply').map(({ id }) => id);
  await each([...chats], ABREAST, (chatId) => guarded(deps, { chat: chatId }, () => sendReplies(chatId, deps, false)));
  await each(notices, ABREAST, (row) => guarded(deps, { row }, async () => void (await sendNotice(row, deps, false))));
}

/** Delivers one notice, as far as its time has come: its holder hears of it when that is another process. */
export async function deliverNotice(id: number, deps: Delivery): Promise<void> {
  await guarded(deps, { row: id }, async () => {
    if (!(await sendNotice(id, deps, false))) await deliver([id], deps);
  });
}

/**
 * Delivers the replies that are queued for a chat, those too that wait for an absent reader. It looks for no more than it is told
 * of: whoever writes one meanwhile must have the chat served again (`oneByOne`).
 */
export async function deliverReplies(chatId: number, deps: Delivery): Promise<void> {
  await guarded(deps, { chat: chatId }, async () => {
    for (let more = true; more; ) {
      const row = await deps.claimReply(chatId);
      more = row !== null && (await send(row, deps)).more;
    }
  });
}

/** Delivers all that is queued for a chat: its reader has come, or somebody says that there is something for it. */
export async function deliverChat(chatId: number, deps: Delivery): Promise<void> {
  await guarded(deps, { chat: chatId }, async () => {
    await sendReplies(chatId, deps, true);
    for (const row of await queuedNotices(deps.pool, chatId)) await sendNotice(row, deps, true);
  });
}

/** Sends a reply that was claimed when it was written, and after it what else of its chat has waited for it. */
export async function deliverClaimed(row: Claimed, deps: Delivery): Promise<void> {
  await guarded(deps, { row: row.id }, async () => {
    const { more } = await send(row, deps);
    if (more) await sendReplies(row.chatId, deps, false);
  });
}

async function guarded(
  { log }: Delivery,
  what: { chat?: number; row?: number },
  work: () => Promise<void>,
): Promise<void> {
  await work().catch((error: unknown) => log.error('deliver-failed', { ...what, error }));
}

async function sendReplies(chatId: number, deps: Delivery, eager: boolean): Promise<void> {
  for (;;) {
    const row = await claimReply(deps.pool, chatId, taker(deps, eager));
    if (!row || (await send(row, deps)).waits) return;
  }
}

/** Whether the row was to be had. */
async function sendNotice(id: number, deps: Delivery, eager: boolean): Promise<boolean> {
  if (!isWithin(deps.hours, deps.now())) return true;
  const row = await (eager ? claimNotice(deps.pool, id, taker(deps, true)) : deps.claim(id));
  if (row) await send(row, deps);
  return row !== null;
}

/** Whether further replies of the chat are queued, and whether they have to wait because this one has. */
type After = { more: boolean; waits: boolean };

async function send(row: Claimed, deps: Delivery): Promise<After> {
  const outcome = refusal(row, deps.now()) ?? (await attempt(row, deps));
  // What was sent must be written down as sent, else it is sent again.
  const more = await surely(() => deps.settle({ row, outcome }));
  deps.onOutcome?.(row, outcome);
  const { status } = outcome;
  if (status !== 'sent')
    deps.log.info('not-sent', { row: row.id, status, ...('why' in outcome && { why: outcome.why }) });
  if (outcome.status !== 'queued' || row.kind !== 'reply') return { more, waits: false };
  deps.onWaiting?.(row.chatId, outcome.notBefore.getTime() - deps.now().getTime());
  return { more: false, waits: true };
}
