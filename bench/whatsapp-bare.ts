/** Baileys that says again what it hears, and nothing else. A process of its own for the bench `whatsapp`; it hands its codes to whoever started it. */
import type { AuthenticationState } from '@whiskeysockets/baileys';
import { openAuth } from '../src/channels/whatsapp/auth-state.ts';
import { vault } from '../src/crypto.ts';
import { openLog } from '../src/log.ts';
import { openDatabase } from '../src/store/database.ts';
import { whatsappKeys } from '../src/store/whatsapp-keys.ts';
import { bare, memoryAuth } from '../test/whatsapp/bare.ts';
import { keys } from './place.ts';

const { BARE_SOCKET_URL = '', BARE_DATABASE_URL } = process.env;

type Account = { state: AuthenticationState; save(): void };

/** In memory, or in the database as ours. */
async function account(): Promise<Account> {
  if (!BARE_DATABASE_URL) return { state: memoryAuth(), save: () => {} };
  const db = openDatabase(BARE_DATABASE_URL, vault(keys));
  return openAuth(whatsappKeys(db, 'bare'), openLog('silent'));
}

/** A device that was just linked is told to connect again. */
const RESTART = 515;

async function connect({ state, save }: Account): Promise<void> {
  const { socket, closed } = bare(BARE_SOCKET_URL, state);
  socket.ev.on('creds.update', () => save());
  socket.ev.on('connection.update', ({ qr }) => qr && process.send!(qr));
  socket.ev.on('messages.upsert', ({ type, messages }) => {
    for (const { key, message } of messages)
      if (type === 'notify' && !key.fromMe)
        void socket.sendMessage(key.remoteJid!, { text: message?.conversation ?? '', linkPreview: null });
  });
  if ((await closed) === RESTART) return connect({ state, save });
  process.exit(1);
}

process.once('SIGTERM', () => process.exit(0));
await connect(await account());
