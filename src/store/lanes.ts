import type { Socket } from 'node:net';
import type pg from 'pg';
import { codeOf } from '../trouble.ts';
import type { Queryable } from './database.ts';

/** Few connections that many statements share. `close` waits for those that are asked. */
export type Lanes = Queryable & { close(): Promise<void> };

const LANES = 2;

type Lane = { client: Promise<pg.PoolClient> | undefined; asked: number };

/**
 * A plan is kept, and one that was made while a table was empty would read the whole of it for hours. What is asked here finds
 * its rows by an index, and nobody waits behind a statement for longer than twenty seconds.
 */
const PLANS = 'SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan; SET statement_timeout = 20000';

/** pg writes to its socket with each query; what is asked within one turn of the event loop is held and goes out together. */
function hold(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  setImmediate(() => stream.uncork());
}

/** The server ends a connection with a word (PostgreSQL's appendix A, 57P01 to 57P03) before it is seen to end. */
const isGoodbye = (error: unknown): boolean => codeOf(error).startsWith('57P');

/** Asks nothing more on this connection. */
function leave(lane: Lane, connection: Lane['client']): void {
  if (lane.client === connection) lane.client = undefined;
}

/**
 * Statements that stand for themselves, each its own transaction, are asked on two connections at most and do not wait for
 * one another's answers. A connection each would be woken for each: at many statements a second that costs more than they do.
 * None of them may hold up the rest for long. A connection that is lost is replaced by the next statement.
 */
export function openLanes(pool: pg.Pool): Lanes {
  const lanes: Lane[] = Array.from({ length: LANES }, () => ({ client: undefined, asked: 0 }));
  const lent = new Set<pg.PoolClient>();
  let closed = false;
  // Whoever closes the pool under our hands takes its connections back.
  pool.on('release', (_error, client) => void lent.delete(client as pg.PoolClient));
  const giveBack = (client: pg.PoolClient): void => {
    if (lent.delete(client)) client.release(true);
  };

  function connected(lane: Lane): Promise<pg.PoolClient> {
    if (lane.client) return lane.client;
    const fresh = pool.connect().then(
      (client) => {
        lent.add(client);
        client.once('end', () => {
          leave(lane, fresh);
          giveBack(client);
        });
        void client.query(PLANS).catch(() => {});
        return client;
      },
      (error) => {
        leave(lane, fresh);
        throw error;
      },
    );
    lane.client = fresh;
    return fresh;
  }

  async function ask(lane: Lane, words: Parameters<pg.PoolClient['query']>) {
    lane.asked += 1;
    const connection = connected(lane);
    try {
      const client = await connection;
      hold(client);
      return await client.query(...words);
    } catch (error) {
      if (isGoodbye(error)) leave(lane, connection);
      throw error;
    } finally {
      lane.asked -= 1;
    }
  }

  const running = new Set<Promise<unknown>>();
  const query = (...words: Parameters<pg.PoolClient['query']>) => {
    if (closed) return Promise.reject(new Error('the database is closed'));
    const lane = lanes.reduce((least, one) => (one.asked < least.asked ? one : least));
    const asked = ask(lane, words).finally(() => running.delete(asked));
    running.add(asked);
    return asked;
  };

  return {
    query: query as unknown as Queryable['query'],
    async close() {
      closed = true;
      await Promise.allSettled(running);
      lent.forEach(giveBack);
    },
  };
}
