import './quiet.ts';
import type { WASocket } from '@whiskeysockets/baileys';
import type { Inbound } from '../../message.ts';
import { within } from '../../within.ts';
import { pause, type Waits } from '../patience.ts';
import { type Auth, openAuth } from './auth-state.ts';
import { afterClose, backoffMs, closeCode, codesUsedUp, isEnd } from './closing.ts';
import { HOLD_MS, hearing } from './hearing.ts';
import { NAME, type WhatsappParts } from './parts.ts';
import { closeSocket, openSocket } from './socket.ts';
import { versionChoice } from './versions.ts';

/** What came of linking. Only after the first two is there an account. */
export type Linked = 'linked' | 'already' | 'codes-used-up' | 'passkey' | 'outdated' | 'unreachable' | 'refused';

/** So often another try is made where one can help. */
const MOST_TRIES = 4;

/** The first exchange with the owner's phone: Baileys itself waits 20 s for it to begin. */
const SYNC_MS = 30_000;
const QUIET_MS = 400;

/**
 * What WhatsApp sends where an account may be linked with its passkey only; Baileys 7.0.0-rc14 lets it pass, and the phone
 * then waits for ever. Source: https://github.com/WhiskeySockets/Baileys/issues/2672
 */
const PASSKEY = ['CB:notification,type:passkey_prologue_request', 'CB:notification,type:crsc_continuation'];

/** How one connection went while we linked. */
type Step = { is: 'open' } | { is: 'passkey' } | { is: 'closed'; code: number; message: string };

/** Runs one connection until it is open, closed, or a passkey is asked for. */
function step(sock: WASocket, auth: Auth, onQr: (code: string) => void): Promise<Step> {
  const { promise, resolve } = Promise.withResolvers<Step>();
  sock.ev.on('creds.update', () => void auth.save());
  sock.ev.on('connection.update', ({ connection, qr, lastDisconnect }) => {
    if (qr) onQr(qr);
    if (connection === 'open') resolve({ is: 'open' });
    if (connection !== 'close') return;
    const error = lastDisconnect?.error;
    resolve({ is: 'closed', code: closeCode(error), message: error?.message ?? '' });
  });
  for (const asked of PASSKEY) sock.ws.on(asked, () => resolve({ is: 'passkey' }));
  return promise;
}

/** Resolves when the phone has sent what it sends to a new device, so that the next connection need not wait for it. */
async function settled(sock: WASocket, { state: { creds } }: Auth): Promise<void> {
  const never = new AbortController().signal;
  const limit = performance.now() + SYNC_MS;
  let last = performance.now();
  sock.ev.process(() => {
    last = performance.now();
  });
  const isQuiet = () => creds.accountSyncCounter > 0 && performance.now() - last > QUIET_MS;
  while (sock.ws.isOpen && !isQuiet() && performance.now() < limit) await pause(QUIET_MS / 4, never);
}

/** What a closed connection means for linking; undefined when another one is to be made. `tried` is how often that was done. */
function endedBy({ code, message }: Step & { is: 'closed' }, isLinked: boolean, tried: number): Linked | undefined {
  if (codesUsedUp(code, message)) return 'codes-used-up';
  const next = afterClose(code, tried);
  if (isEnd(next)) return next.standing === 'outdated' ? 'outdated' : 'refused';
  if (tried < MOST_TRIES && (next.do !== 'later' || isLinked)) return undefined;
  // The phone has taken us; only the network keeps us from saying so.
  return isLinked ? 'linked' : 'unreachable';
}

/** What linking needs, and who hears what people write to the number in these seconds. */
export type Linking = Pick<WhatsappParts, 'socketUrl' | 'versions' | 'keys' | 'log' | 'now'> & {
  onMessage(message: Inbound): Promise<void>;
};

/**
 * Links an account: `onQr` gets each code that the owner's phone may scan, the first for 60 s, five more for 20 s each. Keys
 * of an account that was not linked in the end are cleared.
 */
export async function link(
  { socketUrl, versions, keys, log, now, onMessage }: Linking,
  onQr: (code: string) => void,
  waits: Waits = (tried) => backoffMs(tried, Math.random()),
): Promise<Linked> {
  const auth = await openAuth(keys, log);
  if (auth.isLinked()) return 'already';
  const version = versionChoice(versions);
  const storing = new AbortController();
  const { keep, idle } = hearing(onMessage, { log, now, channel: NAME, signal: storing.signal, holdMs: HOLD_MS });

  async function connect(): Promise<Step> {
    const answerAgain = async () => undefined;
    const sock = openSocket({ socketUrl, version: await version.current(), auth: auth.state, answerAgain, keep });
    const came = await step(sock, auth, onQr);
    if (came.is === 'open') await settled(sock, auth);
    if (came.is !== 'closed') await closeSocket(sock);
    return came;
  }

  async function attempt(tried: number): Promise<Linked> {
    const came = await connect();
    if (came.is === 'passkey') return 'passkey';
    if (came.is === 'open') return 'linked';
    const ended = endedBy(came, auth.isLinked(), tried);
    if (ended) return ended;
    const { do: next } = afterClose(came.code);
    if (next === 'refresh') version.refuse();
    if (next !== 'again') await pause(waits(tried), new AbortController().signal);
    return attempt(tried + 1);
  }

  const linked = await attempt(0);
  await within(HOLD_MS, idle()).catch(() => storing.abort());
  if (linked === 'linked') {
    await auth.save();
    await version.worked();
  } else await auth.forget();
  return linked;
}
