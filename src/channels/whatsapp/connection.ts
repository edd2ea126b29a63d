import './quiet.ts';
import type { WASocket } from '@whiskeysockets/baileys';
import { pause, type Waits } from '../patience.ts';
import type { Auth } from './auth-state.ts';
import { type AfterClose, afterClose, closeCode, isEnd } from './closing.ts';
import type { WhatsappParts } from './parts.ts';
import { closeSocket, type Opening, openSocket } from './socket.ts';
import type { KeptStanding } from './standing.ts';
import type { versionChoice } from './versions.ts';

/** What keeping a connection needs. `listen` is called for each new socket, before anything is heard on it. */
export type Connecting = {
  parts: Pick<WhatsappParts, 'socketUrl' | 'log'>;
  auth: Auth;
  version: ReturnType<typeof versionChoice>;
  standing: Pick<KeptStanding, 'is'>;
  answerAgain: Opening['answerAgain'];
  keep: Opening['keep'];
  listen(sock: WASocket): void;
  onLost(): void;
  waits: Waits;
};

/** A connection that held so long counts as a good one: the next failure is a first one again. */
const GOOD_MS = 30_000;

/** How one connection went. */
type Past = { code: number; wasGood: boolean };

/** Keeps the account connected, by the table of close codes, until it is stopped or a person has to see to it. */
export function connection({ parts, auth, version, standing, listen, onLost, waits, ...hooks }: Connecting) {
  const stopping = new AbortController();
  const { signal } = stopping;
  let sock: WASocket | undefined;
  let isOpen = false;
  let running: Promise<void> = Promise.resolve();

  /** One connection from its first word to its last. */
  async function live(): Promise<Past> {
    const { answerAgain, keep } = hooks;
    const opening = { socketUrl: parts.socketUrl, version: await version.current(), auth: auth.state };
    const one = openSocket({ ...opening, answerAgain, keep });
    sock = one;
    const { promise: ended, resolve } = Promise.withResolvers<Past>();
    let since = Number.POSITIVE_INFINITY;
    one.ev.on('creds.update', () => void auth.save());
    one.ev.on('connection.update', ({ connection: to, lastDisconnect }) => {
      if (to === 'open') {
        since = performance.now();
        opened();
      }
      if (to !== 'close') return;
      // What was heard before has been confirmed to WhatsApp, and would be thrown away now.
      one.ev.flush();
      resolve({ code: closeCode(lastDisconnect?.error), wasGood: performance.now() - since > GOOD_MS });
    });
    listen(one);
    return ended.finally(lost);
  }

  function opened(): void {
    isOpen = !signal.aborted;
    standing.is('open');
    version.worked().catch((error) => parts.log.error('whatsapp-version-not-kept', { error }));
  }

  function lost(): void {
    isOpen = false;
    sock = undefined;
    onLost();
  }

  /** Does what the end of a connection asks for, and waits until there may be another one; `failed` is how many have failed in a row. */
  async function ending(next: AfterClose, code: number, failed: number): Promise<void> {
    standing.is(next.standing, code);
    if (next.do === 'forget') await auth.forget();
    if (next.do === 'refresh') version.refuse();
    const isAtOnce = isEnd(next) || (next.do === 'again' && failed <= 1);
    if (!isAtOnce) await pause(waits(Math.max(0, failed - 1)), signal);
  }

  async function run(): Promise<void> {
    let [tried, refused] = [0, 0];
    let next: AfterClose;
    do {
      const { code, wasGood } = await live();
      if (signal.aborted) return;
      tried = wasGood ? 0 : tried + 1;
      next = afterClose(code, refused);
      refused += Number(next.do === 'refresh');
      await ending(next, code, tried);
    } while (!isEnd(next) && !signal.aborted);
  }

  const failed = (error: unknown): void => {
    parts.log.error('whatsapp-stopped', { error });
    standing.is('refused');
  };

  return {
    /** Begins, unless the account is not linked. */
    start(): void {
      standing.is(auth.isLinked() ? 'connecting' : 'unlinked');
      if (auth.isLinked()) running = run().catch(failed);
    },
    /** The connection that messages can go out on. */
    open: (): WASocket | undefined => (isOpen ? sock : undefined),
    /** Closes it for good, with nothing of what was heard lost. */
    async stop(): Promise<void> {
      stopping.abort();
      isOpen = false;
      if (sock) await closeSocket(sock);
      await running;
    },
  };
}
