import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import { Hono } from 'hono';
import { pause, persist, type Waits } from '../patience.ts';
import { isSameSecret } from '../same-secret.ts';
import { WANTED } from './read-update.ts';
import { silentFor, type TelegramTrouble, troubleOf } from './refused.ts';

/** Where Telegram brings updates to, and what it says to be known by (1–256 of `A-Za-z0-9_-`). */
export type Webhook = { url: string; secret: string };

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/**
 * Takes updates: 200 once one is stored, 503 when it could not be, so that Telegram brings it again. Whoever does not know
 * the secret is not listened to (https://core.telegram.org/bots/api#setwebhook).
 */
export function webhookRoutes(secret: string, take: (update: Update) => Promise<void>): Hono {
  const routes = new Hono();
  routes.post('/', async (context) => {
    if (!isSameSecret(context.req.header(SECRET_HEADER) ?? '', secret)) return context.body(null, 401);
    const update = await context.req.json<Update>().catch(() => undefined);
    if (typeof update?.update_id !== 'number') return context.body(null, 400);
    return take(update).then(
      () => context.body(null, 200),
      () => context.body(null, 503),
    );
  });
  return routes;
}

/** What keeping a webhook needs. `onState` hears what is wrong with it, or that nothing is. */
export type Watching = {
  api: Api;
  webhook: Webhook;
  signal: AbortSignal;
  waits: Waits;
  watchMs: number;
  onState(trouble?: TelegramTrouble): void;
};

/** A delivery that failed so lately is still a trouble. */
const LATELY_S = 300;

/** What is wrong with the webhook now, by Telegram's own account (https://core.telegram.org/bots/api#webhookinfo). */
async function look({ api, webhook }: Watching): Promise<TelegramTrouble | undefined> {
  const { url, last_error_date = 0, pending_update_count } = await api.getWebhookInfo();
  if (url !== webhook.url) return 'webhook-elsewhere';
  const lately = Date.now() / 1_000 - last_error_date < LATELY_S;
  return lately && pending_update_count > 0 ? 'webhook-failing' : undefined;
}

/** Registers our webhook and looks after it until `signal`. One that somebody else has set since is left alone and told of. */
export async function keepWebhook(watching: Watching): Promise<void> {
  const { api, webhook, signal, waits, watchMs, onState } = watching;
  const options = { secret_token: webhook.secret, allowed_updates: WANTED, max_connections: 40 };
  const set = () => api.setWebhook(webhook.url, options);
  await persist(set, { signal, waits, onError: (error) => onState(troubleOf(error)) });
  while (!signal.aborted) {
    onState(await look(watching).catch((error) => (silentFor(error) === undefined ? troubleOf(error) : undefined)));
    await pause(watchMs, signal);
  }
}
