import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Chat } from './chat.ts';
import { chatOf } from './chat-cookie.ts';
import type { OpenPage } from './open-pages.ts';
import type { Shown } from './shown.ts';

/** Proxies cut silent connections, often after 60 s, some after 30. */
const BEAT_MS = 25_000;
const RETRY_MS = 1_500;

/**
 * Tells a page what happens in its chat. It begins with everything said so far, which makes `Last-Event-ID` needless: the page
 * keeps what it has, adds what it lacks and drops what is gone. The page counts as open before the transcript is read, so a
 * message can be told twice but not fall between the two. Of one network only so many may be open at once.
 */
export async function events(chat: Chat, context: Context): Promise<Response> {
  const address = chatOf(context);
  if (!address) return nothing(context);
  const { network } = chat.visitor(context);
  const { pages, allowance, words } = chat;
  if (pages.from(network) >= allowance.pages)
    return context.text(words.tooMany, 429, { 'retry-after': String(allowance.retryAfterS) });
  const page = pages.open(address, network);
  const messages = await chat.transcript(address).catch((error: unknown) => {
    page.end();
    throw error;
  });
  if (messages.length === 0) {
    page.end();
    return nothing(context);
  }
  chat.reachable(address);
  context.header('x-accel-buffering', 'no');
  return stream(context, page, messages);
}

/** A browser stops asking after 204: before the first message, and in a chat that is long gone, there is nothing to tell. */
const nothing = (context: Context): Response => context.body(null, 204);

const stream = (context: Context, page: OpenPage, messages: Shown[]): Response =>
  streamSSE(context, async (out) => {
    out.onAbort(() => page.end());
    await out.writeSSE({ event: 'transcript', data: JSON.stringify(messages), retry: RETRY_MS });
    for (let told = await page.next(BEAT_MS); told; told = await page.next(BEAT_MS)) {
      await out.writeSSE(told);
    }
  });
