import { int, structure } from './params.ts';
import { conflict } from './refusal.ts';
import type { Bot, Poll } from './state.ts';
import type { Obj } from './types.ts';
import { allow, confirm, take } from './updates.ts';

/** Runs `gone` when the caller hangs up before its answer. */
export type Exchange = { onClose(gone: () => void): void };

/**
 * Long polling. The open poll is refused when another begins, and none begins while a webhook is set.
 * Source: https://core.telegram.org/bots/api#getupdates
 */
export function getUpdates(bot: Bot, params: Obj, exchange: Exchange): Obj[] | Promise<Obj[]> {
  if (bot.hook)
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  bot.poll?.refuse(conflict('terminated by other getUpdates request; make sure that only one bot instance is running'));
  const offset = int(params, 'offset');
  if (offset) confirm(bot, offset);
  allow(bot, structure(params, 'allowed_updates'));
  const asked = int(params, 'limit') ?? 100;
  const limit = asked >= 1 && asked <= 100 ? asked : 100;
  const ready = take(bot, limit);
  const timeout = Math.min(Math.max(int(params, 'timeout') ?? 0, 0), 50);
  return ready.length > 0 || timeout === 0 ? ready : held(bot, limit, timeout, exchange);
}

function held(bot: Bot, limit: number, timeout: number, exchange: Exchange): Promise<Obj[]> {
  return new Promise((resolve, reject) => {
    const close = () => {
      clearTimeout(timer);
      if (bot.poll === poll) bot.poll = undefined;
    };
    const poll: Poll = {
      limit,
      answer(updates) {
        close();
        resolve(updates);
      },
      refuse(why) {
        close();
        reject(why);
      },
    };
    const timer = setTimeout(() => poll.answer([]), timeout * 1000);
    bot.poll = poll;
    exchange.onClose(close);
  });
}
