import { realpath } from 'node:fs/promises';
import { Client } from 'pg';
import { codeOf, Trouble } from '../../trouble.ts';
import type { Layout } from './layout.ts';
import { owner } from './layout.ts';

/** Everyone who uses the database holds this advisory lock shared; whoever can have it alone is the last one. */
const usersLock = 'hashtext($1), 1';
const lockName = ['tangguh embedded users'];

/** Codes that say “not now”: nobody listens, it is starting or stopping, it ended this connection, too many already. */
const notNow = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '53300']);

/** The owner's address of the database. */
export function addressOf(port: number, password: string, database: string = owner): string {
  return `postgres://${owner}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * Connects and takes the shared lock. Undefined when the server is not (or no longer) to be had: it is starting, or the
 * last user is just stopping it. `onLost` is told when the connection ends before `letGo` was asked to end it.
 */
export async function takeHold(
  place: Layout,
  port: number,
  password: string,
  onLost: () => void,
): Promise<Client | undefined> {
  const client = await connect(port, password).catch((error) => passOver(error, place));
  if (!client) return undefined;
  try {
    await refuseForeign(client, place);
    const { rows } = await client.query(`select pg_try_advisory_lock_shared(${usersLock}) as held`, lockName);
    if (rows[0]?.held !== true) throw Object.assign(new Error('stopping'), { code: '57P01' });
    return client.once('end', onLost);
  } catch (error) {
    await client.end().catch(() => {});
    return passOver(error, place);
  }
}

/** Gives the shared lock back. True when nobody else holds it: then it is ours alone, and nobody can come in any more. */
export async function letGo(client: Client): Promise<boolean> {
  await client.query(`select pg_advisory_unlock_shared(${usersLock})`, lockName);
  const { rows } = await client.query(`select pg_try_advisory_lock(${usersLock}) as alone`, lockName);
  return rows[0]?.alone === true;
}

/** Connects to our database, making it first in a new cluster. */
async function connect(port: number, password: string): Promise<Client> {
  try {
    return await connectTo(addressOf(port, password));
  } catch (error) {
    if (codeOf(error) !== '3D000') throw error;
  }
  const first = await connectTo(addressOf(port, password, 'postgres'));
  await first.query(`create database ${owner}`).catch((error) => {
    // 42P04 and 23505: another opener made it this very moment.
    if (!['42P04', '23505'].includes(codeOf(error))) throw error;
  });
  await first.end();
  return connectTo(addressOf(port, password));
}

async function connectTo(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: 'tangguh hold',
    connectionTimeoutMillis: 10_000,
  });
  // Without a listener a lost connection would end the process; `end` tells what matters.
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function refuseForeign(client: Client, place: Layout): Promise<void> {
  const { rows } = await client.query('show data_directory');
  if ((await realpath(String(rows[0]?.data_directory))) === place.data) return;
  throw new Trouble('cluster-foreign', { folder: place.home });
}

function passOver(error: unknown, place: Layout): undefined {
  if (notNow.has(codeOf(error)) || /terminated|timeout/i.test(String(error))) return undefined;
  if (codeOf(error) !== '28P01') throw error;
  throw new Trouble('cluster-password', { file: place.password });
}
