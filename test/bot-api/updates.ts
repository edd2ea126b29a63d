import type { Bot } from './state.ts';
import type { Obj } from './types.ts';

/** Not sent unless asked for. Source: https://core.telegram.org/bots/api#getupdates (allowed_updates) */
const onRequest = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

/**
 * Gives `body` the next update_id and hands it to whoever listens; a kind the bot did not ask for is dropped, as
 * Telegram drops it. Source: https://core.telegram.org/bots/api#update
 */
export function addUpdate(bot: Bot, kind: string, body: Obj): number {
  const update_id = bot.nextUpdate++;
  if (wanted(bot, kind)) enqueue(bot, { update_id, [kind]: body });
  return update_id;
}

const wanted = (bot: Bot, kind: string): boolean => (bot.allowed ? bot.allowed.has(kind) : !onRequest.has(kind));

export function enqueue(bot: Bot, update: Obj & { update_id: number }): void {
  bot.waiting.set(update.update_id, update);
  bot.webhook.pending = bot.waiting.size;
  if (bot.delivery) bot.delivery.offer(update);
  else if (bot.poll) bot.poll.answer(take(bot, bot.poll.limit));
}

/** Remembers what the bot wants from now on; earlier updates still come. An empty list means the default. */
export function allow(bot: Bot, kinds: unknown): void {
  if (!Array.isArray(kinds)) return;
  bot.allowed = kinds.length > 0 ? new Set(kinds.map(String)) : undefined;
}

export function forget(bot: Bot, id: number): void {
  bot.waiting.delete(id);
  bot.handed.delete(id);
  bot.webhook.pending = bot.waiting.size;
}

export function forgetAll(bot: Bot): void {
  bot.waiting.clear();
  bot.handed.clear();
  bot.again = [];
  bot.webhook.pending = 0;
}

/**
 * An update is confirmed by an offset above it; a negative one forgets all but the last.
 * Source: https://core.telegram.org/bots/api#getupdates (offset)
 */
export function confirm(bot: Bot, offset: number): void {
  const bound = offset < 0 ? ([...bot.waiting.keys()].at(offset) ?? 0) : offset;
  for (const [id, update] of bot.waiting) {
    if (id >= bound) break;
    if (bot.redeliver.twice && bot.handed.get(id) === 1) bot.again.push(update);
    forget(bot, id);
  }
}

/** The next answer of a poll. In unruly mode confirmed ones come once more, mixed in; nothing unconfirmed is skipped. */
export function take(bot: Bot, limit: number): Obj[] {
  const batch: Obj[] = [];
  for (const [id, update] of bot.waiting) {
    if (batch.length >= limit) break;
    batch.push(update);
    bot.handed.set(id, (bot.handed.get(id) ?? 0) + 1);
  }
  const all = bot.again.splice(0, limit - batch.length).concat(batch);
  return bot.redeliver.shuffle ? shuffled(all, bot.redeliver.shuffle) : all;
}

function shuffled<T>(list: T[], random: () => number): T[] {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other]!, list[at]!];
  }
  return list;
}
