import { spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Trouble } from '../../trouble.ts';
import type { Binaries } from './binaries.ts';
import { explainDisk, refuseFullDisk } from './disk.ts';
import type { Layout } from './layout.ts';
import { readPostmaster, runsHere } from './postmaster.ts';
import { type As, options } from './run.ts';
import { serverArgs } from './settings.ts';

const logLimitBytes = 10_000_000;

/** What comes by itself with another try: another opener was first, an old server is still going, the port was taken. */
const passing =
  /lock file "postmaster.pid"|pre-existing shared memory|could not (bind|create any TCP)|Address already in use/;

/**
 * Starts PostgreSQL and waits until it is ready. Resolves false when something passing was in the way, so that the
 * caller looks again; throws a `Trouble` that names what is wrong otherwise.
 */
export async function startPostmaster(
  binaries: Binaries,
  as: As,
  place: Layout,
  { port, fast }: { port: number | undefined; fast: boolean },
): Promise<boolean> {
  const log = await openLog(place);
  const from = (await log.stat()).size;
  const [program = '', ...args] = [
    ...as.prefix,
    binaries.postgres,
    ...serverArgs(place.data, port ?? (await freePort()), fast),
  ];
  const child = spawn(program, args, { ...options(as, binaries.env), stdio: ['ignore', log.fd, log.fd] });
  let over = false;
  child.on('exit', () => (over = true)).on('error', () => (over = true));
  child.unref();
  await log.close();
  while (!over) {
    const now = await readPostmaster(place);
    if (now?.pid === child.pid && now?.status === 'ready') return true;
    await sleep(10);
  }
  return whyNot(place, (await readFile(place.log)).subarray(from).toString());
}

/** Reads what the server said before it gave up. */
async function whyNot(place: Layout, said: string): Promise<false> {
  if (passing.test(said) || (await runningElsewise(place))) return false;
  await refuseFullDisk(place.root);
  const reason = /(?:FATAL|PANIC): +(.*)/.exec(said)?.[1] ?? said.trim().split('\n').at(-1);
  const { home, log } = place;
  if (/shared memory|semaphore|resource|fork/i.test(reason ?? ''))
    throw new Trouble('postgres-resources', { said: reason ?? '', log });
  throw new Trouble('cluster-damaged', { folder: home, said: reason || '…', log });
}

async function runningElsewise(place: Layout): Promise<boolean> {
  const now = await readPostmaster(place);
  return now !== undefined && runsHere(place, now.pid);
}

/** The log outlives us, so it is a file and no pipe. One old one is kept. */
async function openLog(place: Layout) {
  try {
    const size = (await stat(place.log).catch(() => undefined))?.size ?? 0;
    if (size > logLimitBytes) await rename(place.log, `${place.log}.1`);
    return await open(place.log, 'a+', 0o600);
  } catch (error) {
    return explainDisk(error, place.root);
  }
}

/** A port of 127.0.0.1 that nobody listens on. Should somebody take it before PostgreSQL does, the next try finds another. */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
