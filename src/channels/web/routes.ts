import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { assets } from './assets.ts';
import type { Chat } from './chat.ts';
import { chatOf, keepChat, newChat } from './chat-cookie.ts';
import { events } from './events.ts';
import { page } from './page.ts';
import { isJson, readFields, understand } from './said.ts';

const LARGEST_BODY = 64 * 1_024;
const statuses = { empty: 422, tooLong: 422, malformed: 400, tooBig: 413, tooMany: 429 } as const;

const show = async (chat: Chat, address: string | undefined, more: { slip?: string; kept?: string } = {}) => {
  const messages = address ? await chat.transcript(address) : [];
  return page({ words: chat.words, notice: chat.notice, messages, open: messages.length > 0, ...more });
};

/** Says what is wrong: to a script in JSON, to a form as a page with the text still in its box. */
async function decline(chat: Chat, context: Context, slip: keyof typeof statuses, text?: unknown): Promise<Response> {
  const why = chat.words[slip];
  if (slip === 'tooMany') context.header('retry-after', String(chat.allowance.retryAfterS));
  if (isJson(context)) return context.json({ error: why }, statuses[slip]);
  const kept = typeof text === 'string' ? { kept: text } : {};
  return context.html(await show(chat, chatOf(context), { slip: why, ...kept }), statuses[slip]);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Without a script no reply comes by itself: waits a moment for it, so that the next page mostly has it. */
async function awaitReply(chat: Chat, address: string): Promise<void> {
  for (let tries = 0; tries < 8; tries += 1) {
    await pause(150);
    if ((await chat.transcript(address)).at(-1)?.from === 'bot') return;
  }
}

async function take(chat: Chat, context: Context): Promise<Response> {
  const fields = await readFields(context);
  const { network, secure } = chat.visitor(context);
  const said = (await chat.allowance.mayWrite(network)) ? understand(fields) : 'tooMany';
  if (typeof said === 'string') return decline(chat, context, said, fields.text);
  const address = chatOf(context) ?? newChat();
  await chat.hear(address, said, context);
  keepChat(context, address, secure);
  if (isJson(context)) return context.json({ id: said.id }, 202);
  await awaitReply(chat, address);
  return context.redirect('/chat', 303);
}

/** A form of another site is refused; `Host` is compared because a proxy may have taken the encryption off. */
const ownSite = csrf({ origin: (origin, context) => URL.parse(origin)?.host === context.req.header('host') });

/** The routes under `/chat`. */
export function chatRoutes(chat: Chat): Hono {
  const limit = bodyLimit({ maxSize: LARGEST_BODY, onError: (context) => decline(chat, context, 'tooBig') });
  const routes = new Hono();
  routes.get('/', async (context) => context.html(await show(chat, chatOf(context))));
  routes.post('/messages', ownSite, limit, (context) => take(chat, context));
  routes.get('/events', (context) => events(chat, context));
  routes.route('/assets', assets());
  return routes;
}
