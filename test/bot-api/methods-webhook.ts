import { flag, int, str, structure } from './params.ts';
import { bad, conflict } from './refusal.ts';
import type { Bot } from './state.ts';
import type { Obj } from './types.ts';
import { allow, forgetAll } from './updates.ts';
import { openDelivery, type Run } from './webhook.ts';

/** Source: https://core.telegram.org/bots/api#setwebhook */
export function setWebhook(bot: Bot, params: Obj, run: Run): true {
  const url = str(params, 'url') ?? '';
  if (url === '') return deleteWebhook(bot, params);
  checkUrl(url);
  const secret = str(params, 'secret_token');
  if (secret !== undefined && secret.length > 256) throw bad('secret token is too long');
  if (secret !== undefined && !/^[A-Za-z0-9_-]+$/.test(secret)) throw bad('secret token contains unallowed characters');
  const maxConnections = Math.min(Math.max(int(params, 'max_connections') ?? 40, 1), 100);
  allow(bot, structure(params, 'allowed_updates'));
  bot.poll?.refuse(conflict('terminated by setWebhook request'));
  if (flag(params, 'drop_pending_updates')) forgetAll(bot);
  bot.delivery?.stop();
  bot.hook = { url, secret, maxConnections };
  bot.webhook.url = url;
  bot.delivery = openDelivery(bot, bot.hook, run);
  for (const update of bot.waiting.values()) bot.delivery.offer(update);
  return true;
}

/** HTTPS on one of four ports; only this server's own machine may do without, for tests. */
function checkUrl(given: string): void {
  const url = URL.parse(given);
  if (!url) throw bad('bad webhook: invalid webhook URL specified');
  if (['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) return;
  if (url.protocol !== 'https:') throw bad('bad webhook: An HTTPS URL must be provided for webhook');
  if (!['', '80', '88', '443', '8443'].includes(url.port))
    throw bad('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
}

/** Source: https://core.telegram.org/bots/api#deletewebhook */
export function deleteWebhook(bot: Bot, params: Obj): true {
  bot.delivery?.stop();
  bot.delivery = undefined;
  bot.hook = undefined;
  bot.webhook.url = '';
  if (flag(params, 'drop_pending_updates')) forgetAll(bot);
  return true;
}

/** Source: https://core.telegram.org/bots/api#webhookinfo */
export function getWebhookInfo({ hook, webhook, waiting, allowed }: Bot): Obj {
  return {
    url: hook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: waiting.size,
    ...(hook && { max_connections: hook.maxConnections, ip_address: '127.0.0.1' }),
    ...(allowed && { allowed_updates: [...allowed] }),
    ...(hook &&
      webhook.lastErrorAt !== undefined && {
        last_error_date: Math.floor(webhook.lastErrorAt / 1000),
        last_error_message: webhook.lastError,
      }),
  };
}
