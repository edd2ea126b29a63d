import { execFile } from 'node:child_process';
import { link, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { codeOf } from '../../trouble.ts';
import type { Layout } from './layout.ts';

/** What PostgreSQL's own lock file says. `status` is `starting`, `ready` or `stopping`. */
export type Postmaster = { pid: number; port: number; status: string; text: string };

/** Reads `postmaster.pid` (lines: pid, folder, start, port, socket folder, address, memory, status); undefined without it. */
export async function readPostmaster(place: Layout): Promise<Postmaster | undefined> {
  const text = await readFile(pidFile(place), 'utf8').catch((error) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  // Only four lines are there while it starts.
  return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() || 'starting', text };
}

/** Whether `pid` is a PostgreSQL of this folder: after a restart of the machine the number may be anyone's. */
export async function runsHere(place: Layout, pid: number): Promise<boolean> {
  return (await wordsOf(pid)).includes(place.data);
}

/** Whether any process at all has this number. */
export function isAnyone(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** The command line of a process; empty when it is gone, or dead and not yet collected. */
async function wordsOf(pid: number): Promise<string> {
  if (!(pid > 0)) return '';
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const told = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => undefined);
  return told?.stdout ?? '';
}

/**
 * Takes away a `postmaster.pid` whose number now belongs to a stranger; PostgreSQL would not start beside it. If another
 * opener wrote a new one meanwhile, that one is put back.
 */
export async function removeStale(place: Layout, seen: Postmaster): Promise<void> {
  const aside = `${pidFile(place)}.stale.${process.pid}`;
  try {
    await rename(pidFile(place), aside);
    if ((await readFile(aside, 'utf8')) !== seen.text) await link(aside, pidFile(place));
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(codeOf(error))) throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/**
 * Stops it in an orderly way: open connections are ended, everything is written down. After ten seconds at once, which
 * the next start makes good from the log. Resolves when the process is gone.
 */
export async function stopPostmaster(place: Layout, pid: number): Promise<void> {
  for (const [signal, waitMs] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!(await send(place, pid, signal))) return;
    if (await gone(place, pid, waitMs)) return;
  }
}

async function send(place: Layout, pid: number, signal: NodeJS.Signals): Promise<boolean> {
  if (!(await runsHere(place, pid))) return false;
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
    throw error;
  }
}

async function gone(place: Layout, pid: number, waitMs: number): Promise<boolean> {
  const until = Date.now() + waitMs;
  while (await runsHere(place, pid)) {
    if (Date.now() > until) return false;
    await sleep(15);
  }
  return true;
}

function pidFile(place: Layout): string {
  return join(place.data, 'postmaster.pid');
}
