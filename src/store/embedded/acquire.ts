import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { Trouble } from '../../trouble.ts';
import type { Binaries } from './binaries.ts';
import { takeHold } from './hold.ts';
import type { Layout } from './layout.ts';
import { isAnyone, type Postmaster, readPostmaster, removeStale, runsHere, stopPostmaster } from './postmaster.ts';
import type { As } from './run.ts';
import { startPostmaster } from './start.ts';

const patienceMs = 60_000;

/** Tells what happens to the database in a few words and numbers, never what is in it. */
export type OnEvent = (event: string, fields?: Record<string, unknown>) => void;

/** One cluster and how it is run here. */
export type Cluster = { place: Layout; binaries: Binaries; as: As; password: string; fast: boolean; onEvent: OnEvent };

/** A connection that holds the users' lock, and the server it goes to. */
export type Hold = { client: Client; port: number };

/**
 * Attaches to the running server or starts one, and holds the users' lock. Tries again while another opener is just
 * starting it or its last user just stopping it. `port` asks for the port of a server that was lost.
 */
export async function acquire(cluster: Cluster, onLost: () => void, port?: number): Promise<Hold> {
  const attempt: Attempt = { onLost, port, started: false, until: Date.now() + patienceMs };
  try {
    while (Date.now() < attempt.until) {
      const hold = await step(cluster, attempt);
      if (hold) return tell(cluster, hold, attempt.started);
      await sleep(attempt.started ? 5 : 25);
    }
    throw neverReady(cluster.place);
  } catch (error) {
    if (attempt.started) await stopRunning(cluster.place);
    throw error;
  }
}

type Attempt = { onLost: () => void; port: number | undefined; started: boolean; until: number };

/** Does what the moment asks for: start it, wait for it, or take hold of it. */
async function step({ place, password, ...how }: Cluster, attempt: Attempt): Promise<Hold | undefined> {
  const now = await lookAt(place);
  if (now === 'none') {
    attempt.started = await startPostmaster(how.binaries, how.as, place, { port: attempt.port, fast: how.fast });
    return undefined;
  }
  // Repairing after a crash takes its time.
  if (now.status === 'starting') attempt.until = Date.now() + patienceMs;
  if (now.status !== 'ready') return undefined;
  const client = await takeHold(place, now.port, password, attempt.onLost);
  return client && { client, port: now.port };
}

/** The server of this folder, or `none` after taking away what a dead one left in the way. */
async function lookAt(place: Layout): Promise<Postmaster | 'none'> {
  const found = await readPostmaster(place);
  if (!found) return 'none';
  if (await runsHere(place, found.pid)) return found;
  if (isAnyone(found.pid) || found.text === '') await removeStale(place, found);
  return 'none';
}

function tell(cluster: Cluster, hold: Hold, started: boolean): Hold {
  cluster.onEvent(started ? 'embedded.started' : 'embedded.attached', { port: hold.port });
  return hold;
}

/** Stops whatever server of this folder runs. */
export async function stopRunning(place: Layout): Promise<void> {
  const now = await readPostmaster(place);
  if (now) await stopPostmaster(place, now.pid);
}

function neverReady({ home, log }: Layout): Trouble {
  return new Trouble('cluster-not-ready', { folder: home, seconds: patienceMs / 1000, log });
}
