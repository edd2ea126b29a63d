import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { childEnv } from '../support/child-env.ts';

/** The script that opens a folder in a process of its own. */
export const opener = fileURLToPath(new URL('opener.ts', import.meta.url));

const children: ChildProcess[] = [];

/** A process of its own that has the folder open. `lines` are its events, then its address; or its trouble. */
export function open(folder: string, options: SpawnOptions = {}) {
  const child = spawn(process.execPath, [opener, folder], {
    env: childEnv(),
    ...options,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines: string[] = [];
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  if (child.stdout) createInterface(child.stdout).on('line', (line) => lines.push(line));
  const after = (_done: unknown) => ended;
  return {
    lines,
    ended,
    url: () => vi.waitFor(() => addressIn(lines), { timeout: 30_000, interval: 20 }),
    close: () => after(child.stdin?.write('close\n')),
    kill: () => after(child.kill('SIGKILL')),
  };
}

function addressIn(lines: string[]): string {
  const url = lines.find((line) => line.startsWith('postgres://'));
  if (!url) throw new Error(`not open yet: ${lines}`);
  return url;
}

/** Ends whatever `open` started and a failed test left. */
export function killAll(): void {
  for (const child of children.splice(0)) child.kill('SIGKILL');
}

/** The number of the folder's server; undefined when none is noted. */
export async function server(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, 'pg/data/postmaster.pid'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number(text.split('\n')[0]);
}

/** Numbers of the processes whose command line names the folder's database. */
export function processesOf(folder: string): number[] {
  return everyProcess().flatMap(({ pid, words }) => (words.includes(join(folder, 'pg')) ? [pid] : []));
}

/** The group of a process. */
export function groupOf(pid: number): number {
  if (process.platform !== 'linux') return Number(execFileSync('ps', ['-o', 'pgid=', '-p', String(pid)]));
  return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[2]);
}

function everyProcess(): { pid: number; words: string }[] {
  if (process.platform === 'linux')
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => ({ pid: Number(name), words: wordsOf(name) }));
  const told = execFileSync('ps', ['-Aww', '-o', 'pid=,args='], { encoding: 'utf8' });
  return told.split('\n').map((line) => ({ pid: Number.parseInt(line, 10), words: line }));
}

function wordsOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
