import './quiet.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import makeWASocket, {
  type AuthenticationState,
  Browsers,
  DEFAULT_CONNECTION_CONFIG,
  type proto,
  type WASocket,
} from '@whiskeysockets/baileys';
import type { Version } from './parts.ts';
import { silent } from './silent.ts';
import { type Keep, storedFirst } from './stored-first.ts';

/**
 * What one connection needs. `answerAgain` gives the message that a phone has lost, by its id; `keep` takes each message that
 * can be deciphered before WhatsApp is told that we have it.
 */
export type Opening = {
  socketUrl?: string | undefined;
  version: Version;
  auth: AuthenticationState;
  answerAgain(id: string): Promise<proto.IMessage | undefined>;
  keep: Keep;
};

const OFFICIAL = 'wss://web.whatsapp.com';

/**
 * The address of the server. Baileys 7.0.0-rc14 takes any signature of the server's certificate for good, so TLS alone proves
 * who answers: outside tests it is WhatsApp's own. Throws otherwise.
 */
export function serverUrl(wanted: string | undefined, env = process.env.NODE_ENV): string {
  const url = wanted ?? String(DEFAULT_CONNECTION_CONFIG.waWebSocketUrl);
  if (new URL(url).origin !== OFFICIAL && env !== 'test') throw new Error('another WhatsApp server is for tests only');
  return url;
}

/** Groups, lists and status, newsletters, WhatsApp's own assistant: not even deciphered. */
const isIgnored = (jid: string): boolean => /@(?:g\.us|broadcast|newsletter|bot)$/.test(jid);

/** Opens a connection; it serves until it is closed. */
export function openSocket({ socketUrl, version, auth, answerAgain, keep }: Opening): WASocket {
  const { note, makeSignalRepository } = storedFirst(auth.creds, keep);
  const sock = makeWASocket({
    waWebSocketUrl: serverUrl(socketUrl),
    version,
    auth,
    logger: silent,
    // Other names are refused at linking by some accounts.
    browser: Browsers.ubuntu('Chrome'),
    // Else the owner's phone stops telling of messages.
    markOnlineOnConnect: false,
    syncFullHistory: false,
    emitOwnEvents: false,
    shouldIgnoreJid: isIgnored,
    makeSignalRepository,
    getMessage: ({ id }) => (id ? answerAgain(id) : Promise.resolve(undefined)),
  });
  sock.ws.prependListener('CB:message', note);
  // Baileys listens to this and does nothing, so that a proxy's answer would leave us waiting for ever (7.0.0-rc14).
  sock.ws.on('unexpected-response', () => void sock.end(new Error('another answer than a connection')));
  return sock;
}

/** The WebSocket under it, which Baileys keeps to itself. */
type Wire = { pause(): void; resume(): void; terminate(): void } | null;

/** A server that does not answer is not waited for. */
const GRACE_MS = 2_000;

const within = (ms: number, work: Promise<unknown>): Promise<unknown> => {
  const over = new AbortController();
  const limit = sleep(ms, undefined, { signal: over.signal }).catch(() => {});
  return Promise.race([work, limit]).finally(() => over.abort());
};

/**
 * Ends a connection so that no message is lost that WhatsApp takes for delivered: nothing more is read, what is being
 * deciphered is finished, and what Baileys still holds back is handed over.
 */
export async function closeSocket(sock: WASocket): Promise<void> {
  const { socket: wire } = sock.ws as unknown as { socket: Wire };
  const isOpen = sock.ws.isOpen;
  if (isOpen) wire?.pause();
  await within(
    GRACE_MS,
    sock.messageMutex.mutex(async () => {}),
  );
  sock.ev.flush();
  const ended = sock.end(undefined);
  // Baileys no longer listens, and the other side's goodbye has to be read.
  if (isOpen) wire?.resume();
  await within(GRACE_MS, ended);
  wire?.terminate();
}
