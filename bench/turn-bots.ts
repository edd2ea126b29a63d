import { Api } from 'grammy';
import type { Database } from '../src/store/database.ts';
import type { BotApi, BotSide } from '../test/bot-api/index.ts';
import { type Child, freePort, run } from './child.ts';
import { keys } from './place.ts';

/** A bot that is up: its side in the Bot API, its process, and how to have its updates brought. */
export type Running = { side: BotSide; child: Child; connect(connections: number): Promise<unknown> };

type Program = { file: string; token: string; secret: string; env: Record<string, string> };

/** Starts a bot as a process of its own and waits until it has set its webhook. */
async function start(api: BotApi, { file, token, secret, env }: Program): Promise<Running> {
  const port = await freePort();
  const side = api.addBot(token);
  side.keepCalls = false;
  const ready = side.waitFor('setWebhook', undefined, 60_000);
  const child = run(file, { ...env, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` });
  await ready;
  const set = (max_connections: number) =>
    new Api(token, { apiRoot: api.root }).setWebhook(side.webhook.url, { secret_token: secret, max_connections });
  return { side, child, connect: set };
}

/** The application, by webhook, with an embedded database in `dataDir` that others may have open too. */
export function startOurs(api: BotApi, { vault: sealed }: Database, dataDir: string): Promise<Running> {
  const token = '1001:BENCH-OURS';
  const base64 = keys.index.toString('base64');
  const own = { DATA_DIR: dataDir, ENCRYPTION_KEYS: `k1:${base64}`, INDEX_KEY: base64, LOG_LEVEL: 'warn' };
  const env = { ...own, TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: api.root };
  return start(api, {
    file: 'src/main.ts',
    token,
    secret: sealed.index('telegram.webhook', token).toString('hex'),
    env,
  });
}

/** A bot that only says ok. */
export function startBare(api: BotApi): Promise<Running> {
  const [token, secret] = ['1002:BENCH-BARE', 'bench'];
  const env = { BARE_TOKEN: token, BARE_SECRET: secret, BARE_API_ROOT: api.root };
  return start(api, { file: 'bench/bare-bot.ts', token, secret, env });
}
