import pg from 'pg';
import type { Log } from '../log.ts';
import { asApplication } from './database.ts';

/** What a process may be told of: a row that goes out, a message that another process has stored. */
export type News = 'outgoing' | 'inbound';

/** Who is called with the chats that were named. */
export type Heard = Partial<Record<News, (chatIds: number[]) => void>>;

/** Who is called after a gap in which a name may have been missed. */
export type Listener = { onGap(): void; log: Log };

const WAITS_MS = [200, 1_000, 5_000];

/**
 * Listens on one connection of its own to `NOTIFY outgoing` and `NOTIFY inbound`, whose payload is a chat's id, and connects
 * again when that connection is lost. Names that come together are handed over together. Resolves once it listens; throws
 * when the first connection fails.
 */
export async function listenFor(
  url: string,
  heard: Heard,
  { onGap, log }: Listener,
): Promise<{ stop(): Promise<void> }> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const named = new Map(Object.entries(heard).map(([news, hand]) => [news, gather(hand)]));
  const listen = [...named.keys()].map((news) => `LISTEN ${news}`).join('; ');

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ ...asApplication(url), keepAlive: true, connectionTimeoutMillis: 5_000 });
    fresh.on('notification', ({ channel, payload }) => named.get(channel)?.(Number(payload)));
    fresh.on('error', () => {});
    await fresh.connect();
    fresh.on('end', () => again(0));
    await fresh.query(listen);
    client = fresh;
    if (stopped) await fresh.end();
  };

  const again = (tried: number): void => {
    if (stopped) return;
    if (tried === 0) log.warn('listening-lost');
    timer = setTimeout(() => connect().then(onGap, () => again(tried + 1)), WAITS_MS[tried] ?? WAITS_MS.at(-1));
  };

  await connect();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}

/** The same for rows that go out alone. */
export const listenForOutgoing = (
  url: string,
  { onChats, ...listener }: Listener & { onChats(chatIds: number[]): void },
) => listenFor(url, { outgoing: onChats }, listener);

/** Collects what comes within one turn of the event loop and hands each over once. */
function gather(hand: (ids: number[]) => void): (id: number) => void {
  const ids = new Set<number>();
  const handOver = () => {
    const all = [...ids];
    ids.clear();
    hand(all);
  };
  return (id) => {
    if (!Number.isSafeInteger(id)) return;
    if (ids.size === 0) setImmediate(handOver);
    ids.add(id);
  };
}
