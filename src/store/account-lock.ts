import pg from 'pg';
import { asApplication, type Queryable } from './database.ts';

/** An account that is held here. `lost` resolves when it no longer is without having been released: from then on another may hold it. */
export type Hold = { lost: Promise<void>; release(): Promise<void> };

const LOCK = `hashtext('whatsapp'), hashtext($1)`;

/** The server lets go of a holder whose machine has vanished after 25 seconds; by then the holder itself has noticed. */
const KEEPALIVES = 'SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3';
const HEARTBEAT_MS = 5_000;
const SILENCE_MS = 10_000;

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    ...asApplication(url),
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: SILENCE_MS,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Watches the connection that holds the lock: it may end, or fall silent. */
function watched(client: pg.Client): Hold {
  const { promise: lost, resolve } = Promise.withResolvers<void>();
  let released = false;
  const end = () => client.end().catch(() => {});
  const lose = () => {
    clearInterval(heartbeat);
    if (!released) resolve();
    void end();
  };
  const heartbeat = setInterval(() => void client.query('SELECT 1').catch(lose), HEARTBEAT_MS).unref();
  client.once('end', lose);
  return {
    lost,
    async release() {
      released = true;
      clearInterval(heartbeat);
      await end();
    },
  };
}

/**
 * Holds an account as long as one connection of its own stands, so that nobody else does, and a process that dies lets go at
 * once. Null when somebody holds it. Throws when the database is not to be had.
 */
export async function holdAccount(url: string, account: string): Promise<Hold | null> {
  const client = await connect(url);
  try {
    await client.query(KEEPALIVES);
    const { rows } = await client.query<{ mine: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS mine`, [account]);
    if (rows[0]!.mine) return watched(client);
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  await client.end();
  return null;
}

/** Whether somebody holds the account, in whatever process. */
export async function isHeld(on: Queryable, account: string): Promise<boolean> {
  const { rows } = await on.query<{ held: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND classid = hashtext('whatsapp')::oid AND objid = hashtext($1)::oid) AS held`,
    [account],
  );
  return rows[0]!.held;
}
