import { setTimeout as sleep } from 'node:timers/promises';
import { type Hold, holdAccount } from '../../store/account-lock.ts';
import { whatsappKeys } from '../../store/whatsapp-keys.ts';
import { ACCOUNT } from './account.ts';
import type { Carrying, Phase } from './carrying.ts';
import { isLinked } from './linked.ts';
import { carry, type End } from './session.ts';
import { keepState, readState } from './state.ts';

/** How often it is looked whether an account was linked, or let go. */
const LOOK_MS = 2_000;

/**
 * Carries the messages of the account whenever it is linked and nobody else holds it, until `stop`, which waits for what is on its
 * way. Nothing ends it: what fails is logged and tried again. While no account is linked nothing is held, so that one can be.
 */
export function openTransport(carrying: Carrying, onPhase: (phase: Phase) => void): { stop(): Promise<void> } {
  const { log, db } = carrying;
  const stopping = new AbortController();
  const { signal } = stopping;
  let last: Phase | undefined;
  const tell = (phase: Phase) => {
    if (phase !== last) log.info('whatsapp-phase', { channel: 'whatsapp', status: phase });
    last = phase;
    onPhase(phase);
  };

  async function round(): Promise<void> {
    if (!(await isLinked(whatsappKeys(db, ACCOUNT)))) {
      await noteUnlinked(carrying);
      return tell('idle');
    }
    const hold = await holdAccount(db.url, ACCOUNT);
    if (!hold) return tell('waits');
    tell('holds');
    await held(hold, carrying, signal);
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      await round().catch((error: unknown) => log.error('whatsapp-failed', { error }));
      await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
    }
  }

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Works as long as the account is ours; another may have it when this resolves. */
async function held(hold: Hold, carrying: Carrying, signal: AbortSignal): Promise<void> {
  const told = aborted(signal).then((): End => 'stopped');
  const lost = hold.lost.then((): End => 'lost');
  try {
    const end = await carry(carrying, Promise.race([told, lost]));
    if (end === 'lost') carrying.log.warn('whatsapp-hold-lost', { channel: 'whatsapp' });
  } finally {
    await hold.release();
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

async function noteUnlinked({ db, now }: Carrying): Promise<void> {
  if ((await readState(db.pool))?.standing !== 'unlinked') await keepState(db.pool, { standing: 'unlinked' }, now());
}
