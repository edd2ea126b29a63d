/** What a webhook of grammY does at best: hears a message and says "ok". A process of its own for the bench `turn`. */
import { serve } from '@hono/node-server';
import { Bot, webhookCallback } from 'grammy';
import { Hono } from 'hono';

const { BARE_TOKEN = '', BARE_API_ROOT = '', BARE_SECRET = '', PORT = '' } = process.env;

const bot = new Bot(BARE_TOKEN, { client: { apiRoot: BARE_API_ROOT } });
bot.on('message', (context) => context.reply('ok'));
await bot.init();

const app = new Hono();
app.post('/telegram', webhookCallback(bot, 'hono', { secretToken: BARE_SECRET }));
serve({ fetch: app.fetch, port: Number(PORT), hostname: '127.0.0.1' });
await bot.api.setWebhook(`http://127.0.0.1:${PORT}/telegram`, { secret_token: BARE_SECRET });
process.once('SIGTERM', () => process.exit(0));
