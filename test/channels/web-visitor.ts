import { randomUUID } from 'node:crypto';
import type { Shown } from '../../src/channels/web/shown.ts';
import type { Content } from '../../src/message.ts';

type Told = { event: string; id: string; data: string };

/** `field: value` lines of one server-sent event. */
const parsed = (block: string): Told => {
  const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: ?(.*)/s).slice(0, 2)));
  return { event: '', id: '', data: '', ...fields };
};

async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Told> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of body) {
    const blocks = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    yield* blocks.map(parsed);
  }
}

/** One open page: what it was told, in order. */
export type OpenPage = { told: Told[]; status: number; close(): void; ended: Promise<void> };

/** A browser without a screen: keeps its cookie, posts as the page does, listens as the page does. */
export function visitor(url: string) {
  let cookie = '';
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { ...(cookie && { cookie }), ...init.headers };
    const response = await fetch(url + path, { redirect: 'manual', ...init, headers });
    const set = response.headers.getSetCookie()[0];
    if (set) cookie = set.split(';')[0]!;
    return response;
  };
  const post = (body: object): Promise<Response> =>
    ask('/chat/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    ask,
    post,
    cookie: () => cookie,
    say: (content: Pick<Content, 'text' | 'choice'>, id: string = randomUUID()) => post({ id, ...content }),
    async open(): Promise<OpenPage> {
      const leaving = new AbortController();
      const response = await ask('/chat/events', { signal: leaving.signal });
      const told: Told[] = [];
      const listen = async () => {
        if (response.body && response.status === 200)
          for await (const event of eventsOf(response.body)) told.push(event);
      };
      const ended = listen().catch(() => {});
      return { told, status: response.status, close: () => leaving.abort(), ended };
    },
  };
}

/** What a page would show of what it was told: the transcript, and each message once. */
export function screenOf(told: Told[]): Shown[] {
  const shown = new Map<string, Shown>();
  for (const { event, data } of told) {
    if (event === 'transcript') for (const message of JSON.parse(data) as Shown[]) shown.set(message.id, message);
    if (event === 'message') shown.set((JSON.parse(data) as Shown).id, JSON.parse(data) as Shown);
  }
  return [...shown.values()];
}
