import { ACCOUNT } from '../src/app/whatsapp/account.ts';
import { link } from '../src/channels/whatsapp/pairing.ts';
import { openLog } from '../src/log.ts';
import type { Database } from '../src/store/database.ts';
import { whatsappKeys } from '../src/store/whatsapp-keys.ts';
import { openWhatsapp, type Whatsapp } from '../test/whatsapp/index.ts';
import { type Child, freePort, run } from './child.ts';
import { keys, type Place } from './place.ts';

/** A bot that is up: its process, and the server that has its account. */
export type Running = { whatsapp: Whatsapp; child: Child };

const ONLINE_MS = 60_000;

/** Links an account as the command line does. */
async function linked(db: Database, whatsapp: Whatsapp): Promise<void> {
  // Another server than WhatsApp's own is refused otherwise, here and in what is started from here.
  process.env.NODE_ENV = 'test';
  const versions = { last: async () => undefined, keep: async () => {} };
  const parts = { socketUrl: whatsapp.url, versions, keys: whatsappKeys(db, ACCOUNT), log: openLog('silent') };
  const came = await link(
    { ...parts, now: () => new Date(), onMessage: async () => {} },
    (qr) => void whatsapp.scan(qr),
  );
  if (came !== 'linked') throw new Error(`the account is not linked: ${came}`);
}

/** The application with the process that carries WhatsApp, and the embedded database that others have open too. */
export async function startOurs({ db, folder }: Place): Promise<Running> {
  const whatsapp = await openWhatsapp();
  await linked(db, whatsapp);
  const base64 = keys.index.toString('base64');
  const own = { DATA_DIR: folder, ENCRYPTION_KEYS: `k1:${base64}`, INDEX_KEY: base64, LOG_LEVEL: 'warn' };
  const env = { ...own, PORT: String(await freePort()), WHATSAPP: '1', WHATSAPP_SOCKET_URL: whatsapp.url };
  const child = run('src/main.ts', env);
  await whatsapp.online(ONLINE_MS);
  return { whatsapp, child };
}

/** Baileys that says again what it hears; its account stands in memory, or in the database at `databaseUrl`. */
export async function startBare(databaseUrl?: string): Promise<Running> {
  const whatsapp = await openWhatsapp();
  const env = { BARE_SOCKET_URL: whatsapp.url, ...(databaseUrl && { BARE_DATABASE_URL: databaseUrl }) };
  const child = run('bench/whatsapp-bare.ts', env, (qr) => void whatsapp.scan(String(qr)));
  await whatsapp.online(ONLINE_MS);
  return { whatsapp, child };
}
