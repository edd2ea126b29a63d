import pg from 'pg';
import type { Log } from '../log.ts';
import { asApplication } from './database.ts';

/** Who is called: with the chats that were named, and after a gap in which a name may have been missed. */
export type Listener = { onChats(chatIds: number[]): void; onGap(): void; log: Log };

const WAITS_MS = [200, 1_000, 5_000];

/**
 * Listens on a connection of its own to `NOTIFY outgoing`, whose payload is a chat's id, and connects again when that
 * connection is lost. Names that come together are handed over together. Resolves once it listens; throws when the first
 * connection fails.
 */
export async function listenForOutgoing(
  url: string,
  { onChats, onGap, log }: Listener,
): Promise<{ stop(): Promise<void> }> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const named = gather(onChats);

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ ...asApplication(url), keepAlive: true, connectionTimeoutMillis: 5_000 });
    fresh.on('notification', ({ payload }) => named(Number(payload)));
    fresh.on('error', () => {});
    await fresh.connect();
    fresh.on('end', () => again(0));
    await fresh.query('LISTEN outgoing');
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
