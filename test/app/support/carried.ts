import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, vi } from 'vitest';
import { ACCOUNT, accountParts } from '../../../src/app/whatsapp/account.ts';
import { link } from '../../../src/channels/whatsapp/pairing.ts';
import { type Config, readConfig } from '../../../src/config.ts';
import { vault } from '../../../src/crypto.ts';
import { isHeld } from '../../../src/store/account-lock.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { makeTestDatabase } from '../../support/database.ts';
import { keptLog, later, write } from '../../support/ledger.ts';
import { openWhatsapp, type Phone, type Whatsapp } from '../../whatsapp/index.ts';
import { type App, makeDataDir, startApp } from './app.ts';
import { groupMembers } from './family.ts';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const index = Buffer.alloc(32, 2);

export const keys = { ENCRYPTION_KEYS: `t1:${key(1)}`, INDEX_KEY: index.toString('base64') };

/** A WhatsApp server, a database, and the settings of processes that stand between them. */
export type Place = {
  whatsapp: Whatsapp;
  db: Database;
  env: Record<string, string>;
  worker: Phone;
  /** Starts an application in this place, with these settings on top. */
  start(env?: Record<string, string>, command?: string[]): Promise<Started>;
};

export type Started = { app: App; warnings(): Promise<string[]> };

/** Takes what is to be done at the end; the last one first. */
export type Ends = (end: () => Promise<unknown>) => void;

/** For one test; linked unless told otherwise. */
export const place = (options?: { linked?: boolean }): Promise<Place> =>
  placeUntil((end) => onTestFinished(async () => void (await end())), options);

/** For as long as whoever makes it says. */
export async function placeUntil(ends: Ends, { linked = true } = {}): Promise<Place> {
  const whatsapp = await openWhatsapp();
  ends(whatsapp.stop);
  const { url, drop } = await makeTestDatabase();
  ends(drop);
  const db = openDatabase(url, vault({ sealing: [{ id: 't1', key: Buffer.alloc(32, 1) }], index }));
  ends(db.close);
  const env = {
    ...{ NODE_ENV: 'test', DATABASE_URL: url, ...keys },
    ...{ WHATSAPP: '1', WHATSAPP_SOCKET_URL: whatsapp.url, NOTICE_HOURS: '00.00-24.00' },
  };
  if (linked) await linkOn(db, env, whatsapp);
  const worker = whatsapp.addPhone({ number: '6284000000001', name: 'Rahasia Nama' });
  return { whatsapp, db, env, worker, start: (more = {}, command) => started(ends, { ...env, ...more }, command) };
}

/** Links the account of this server, as the command line does. */
export async function linkOn(db: Database, env: Record<string, string>, whatsapp: Whatsapp): Promise<void> {
  const config = configOf(env);
  const hooks = { onReceipt: () => {}, onState: () => {}, onSamePerson: () => {} };
  const parts = accountParts({ config, db, log: keptLog(), now: () => new Date(), madeUp: false }, hooks);
  const came = await link({ ...parts, onMessage: async () => {} }, (code) => void whatsapp.scan(code));
  if (came !== 'linked') throw new Error(`the account is not linked: ${came}`);
}

function configOf(env: Record<string, string>): Config {
  const read = readConfig(env);
  if ('mistakes' in read) throw new Error('these settings do not do');
  return read.config;
}

async function started(ends: Ends, env: Record<string, string>, command?: string[]): Promise<Started> {
  const port = env.PORT ?? String(await freePort());
  const { dataDir, clean } = await makeDataDir();
  ends(clean);
  const app = startApp(dataDir, { env: { PORT: port, ...env }, ...(command && { command }) });
  await app.ready();
  const ready = () => fetch(`http://127.0.0.1:${port}/health/ready`);
  return { app, warnings: async () => ((await (await ready()).json()) as { warnings: string[] }).warnings };
}

/** A port of this machine that nobody holds. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((done) => server.close(() => done()));
  return port;
}

/** Resolves once somebody holds the account, or nobody does. */
export const heldIs = (db: Database, held: boolean): Promise<boolean> =>
  vi.waitUntil(async () => (await isHeld(db.pool, ACCOUNT)) === held, { timeout: 15_000, interval: 50 });

/** The processes that an application has beside itself. */
export const childrenOf = (app: App): number[] => groupMembers(app.pid).filter((pid) => pid !== app.pid);

/** Resolves once its warnings are these, each as a part of one. */
export const warnsOf = ({ warnings }: Started, of: string[]): Promise<void> =>
  vi.waitFor(async () => expect(await warnings()).toEqual(of.map((part) => expect.stringContaining(part))), {
    timeout: 15_000,
    interval: 100,
  });

/** Writes notices for the one chat that there is. */
export async function addNotices(db: Database, count: number): Promise<void> {
  const { rows } = await db.pool.query<{ id: number }>('SELECT id FROM chats');
  const at = new Date();
  await write(db, rows[0]!.id, { kind: 'notice', count, at, expiresAt: later(at, 86_400_000) });
}
