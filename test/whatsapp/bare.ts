import '../../src/channels/whatsapp/quiet.ts';
import {
  type AuthenticationCreds,
  type AuthenticationState,
  BufferJSON,
  type ConnectionState,
  initAuthCreds,
  makeCacheableSignalKeyStore,
  makeWASocket,
  proto,
  type SignalDataTypeMap,
  type UserFacingSocketConfig,
  type WAMessage,
  type WASocket,
} from '@whiskeysockets/baileys';
import pino from 'pino';

export const silent = pino({ level: 'silent' });

/** An account in memory, kept as text as a database would. */
export function memoryAuth(): AuthenticationState {
  const kept = new Map<string, string>();
  const creds: AuthenticationCreds = initAuthCreds();
  const read = (name: string) => {
    const value = kept.has(name) ? JSON.parse(kept.get(name)!, BufferJSON.reviver) : undefined;
    return name.startsWith('app-state-sync-key:') && value
      ? proto.Message.AppStateSyncKeyData.fromObject(value)
      : value;
  };
  const keys: AuthenticationState['keys'] = {
    async get<T extends keyof SignalDataTypeMap>(type: T, ids: string[]) {
      const found = ids.map((id) => [id, read(`${type}:${id}`)]).filter(([, value]) => value);
      return Object.fromEntries(found) as { [id: string]: SignalDataTypeMap[T] };
    },
    async set(data) {
      for (const [type, values] of Object.entries(data))
        for (const [id, value] of Object.entries(values ?? {})) {
          if (value) kept.set(`${type}:${id}`, JSON.stringify(value, BufferJSON.replacer));
          else kept.delete(`${type}:${id}`);
        }
    },
  };
  return { creds, keys };
}

/** What a bare socket went through. */
export type Bare = {
  socket: WASocket;
  heard: { type: string; message: WAMessage }[];
  updates: Partial<ConnectionState>[];
  /** The QR codes it showed. */
  qrs: string[];
  opened: Promise<void>;
  /** The close code. */
  closed: Promise<number>;
};

/** Baileys as it comes, without any code of ours around it. */
export function bare(url: string, auth: AuthenticationState, config: Partial<UserFacingSocketConfig> = {}): Bare {
  const keys = makeCacheableSignalKeyStore(auth.keys, silent);
  const socket = makeWASocket({
    ...{ waWebSocketUrl: url, logger: silent, auth: { creds: auth.creds, keys } },
    // Own messages in the events would swallow the receipts that come while they are buffered.
    ...{ emitOwnEvents: false, enableRecentMessageCache: false, markOnlineOnConnect: false, ...config },
  });
  const [opened, closed] = [Promise.withResolvers<void>(), Promise.withResolvers<number>()];
  const told: Bare = { socket, heard: [], updates: [], qrs: [], opened: opened.promise, closed: closed.promise };
  socket.ev.on('creds.update', (update) => void Object.assign(auth.creds, update));
  socket.ev.on('messages.upsert', ({ type, messages }) =>
    told.heard.push(...messages.map((message) => ({ type, message }))),
  );
  socket.ev.on('connection.update', (update) => {
    told.updates.push(update);
    if (update.qr) told.qrs.push(update.qr);
    if (update.connection === 'open') opened.resolve();
    if (update.connection === 'close') closed.resolve(codeOf(update.lastDisconnect?.error));
  });
  return told;
}

const codeOf = (error: Error | undefined): number =>
  (error as { output?: { statusCode?: number } } | undefined)?.output?.statusCode ?? 0;

export const textsOf = ({ heard }: Bare): string[] =>
  heard.map(({ message: { message } }) => message?.conversation ?? message?.extendedTextMessage?.text ?? '');
