import { isObj } from './params.ts';
import { type Answer, openPoster } from './post.ts';
import type { Bot, Delivery, Hook } from './state.ts';
import type { Obj } from './types.ts';
import { forget } from './updates.ts';

type Lane = { key: unknown; updates: Obj[]; tries: number };
/** Runs a method that came in the body of a webhook's answer. */
export type Run = (bot: Bot, method: string, params: Obj) => void;

/**
 * Sends updates to the webhook: at most max_connections at once, one chat in order and one at a time, tried again
 * with growing gaps until a 2XX confirms. Source: https://core.telegram.org/bots/api#setwebhook
 */
export function openDelivery(bot: Bot, hook: Hook, run: Run): Delivery {
  const poster = openPoster(new URL(hook.url), hook.secret);
  const lanes = new Map<unknown, Lane>();
  const ready: Lane[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const twice = new Set<unknown>();
  let active = 0;
  let stopped = false;

  function pump(): void {
    while (!stopped && active < hook.maxConnections && ready.length > 0) void send(ready.shift()!);
  }

  function later(lane: Lane, ms: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      ready.push(lane);
      pump();
    }, ms);
    timers.add(timer);
  }

  function line(lane: Lane): void {
    if (bot.redeliver.shuffle) later(lane, bot.redeliver.shuffle() * 20);
    else ready.push(lane);
  }

  async function send(lane: Lane): Promise<void> {
    const update = lane.updates[0]!;
    active += 1;
    const answer = await poster.post(JSON.stringify(update), bot.world.patience.answerMs);
    active -= 1;
    if (stopped) return;
    const { ms, status } = answer;
    if (status >= 200 && status < 300) taken(lane, update, answer);
    else refused(lane, answer);
    bot.onPost?.(update, ms, status);
    pump();
  }

  function taken(lane: Lane, update: Obj, answer: Answer): void {
    bot.webhook.deliveries += 1;
    lane.tries = 0;
    lane.updates.shift();
    const id = update.update_id as number;
    if (bot.redeliver.twice && !twice.has(id)) {
      twice.add(id);
      lane.updates.push(update);
    } else forget(bot, id);
    if (lane.updates.length > 0) line(lane);
    else lanes.delete(lane.key);
    reply(bot, answer.body, run);
  }

  function refused(lane: Lane, { status, words }: Answer): void {
    bot.webhook.lastError = status ? `Wrong response from the webhook: ${status} ${words}` : words;
    bot.webhook.lastErrorAt = bot.world.now();
    const { retryBaseMs, retryMaxMs } = bot.world.patience;
    later(lane, Math.min(retryBaseMs * 2 ** lane.tries++, retryMaxMs));
  }

  return {
    offer(update) {
      const key = bot.redeliver.shuffle ? update.update_id : chatIn(update);
      const lane = lanes.get(key);
      if (lane) lane.updates.push(update);
      else {
        const fresh = { key, updates: [update], tries: 0 };
        lanes.set(key, fresh);
        line(fresh);
        pump();
      }
    },
    stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      poster.stop();
    },
  };
}

/** Which chat an update belongs to; those without one are each their own. */
function chatIn(update: Obj): unknown {
  for (const name in update) {
    const body = update[name];
    if (!isObj(body)) continue;
    const message = isObj(body.message) ? body.message : body;
    if (isObj(message.chat)) return message.chat.id;
    if (isObj(body.from)) return body.from.id;
  }
  return update.update_id;
}

/** A method in the answer is done without telling its outcome. Source: https://core.telegram.org/bots/api#making-requests-when-getting-updates */
function reply(bot: Bot, body: string, run: Run): void {
  if (!body.includes('"method"')) return;
  try {
    const params: unknown = JSON.parse(body);
    if (!isObj(params) || typeof params.method !== 'string') return;
    const { method, ...rest } = params;
    run(bot, method as string, rest);
  } catch {
    // Not JSON: Telegram overlooks it too.
  }
}
