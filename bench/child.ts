import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';

/** A port that nobody uses now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** A program of ours as a process of its own; its errors are ours to read, what else it says nobody's. */
export type Child = { pid: number; stop(): Promise<void> };

export const ended = (child: ChildProcess) => new Promise<void>((resolve) => child.once('exit', () => resolve()));

/** Runs `file` with these settings; `onMessage` gets what it sends. One that ends before it is told to ends the bench. */
export function run(file: string, env: Record<string, string>, onMessage?: (message: unknown) => void): Child {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', ...(onMessage ? ['ipc' as const] : [])],
  });
  if (onMessage) child.on('message', onMessage);
  let stopping = false;
  // A bench that fails leaves nothing behind.
  process.once('exit', () => child.kill('SIGKILL'));
  child.once('exit', (code) => {
    if (stopping) return;
    process.stderr.write(`${file} ended by itself with ${code}\n`);
    process.exit(1);
  });
  return {
    pid: child.pid!,
    stop() {
      stopping = true;
      child.kill('SIGTERM');
      return ended(child);
    },
  };
}

/** Linux counts processor time in hundredths of a second (`getconf CLK_TCK`). */
const TICK_MS = 10;

type Stat = { pid: number; parent: number; ms: number };

/** What /proc says of a process; what its ended children took is its own (proc_pid_stat(5), fields 4 and 14 to 17). */
function statOf(pid: number): Stat | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { pid, parent: Number(fields[1]), ms: ticks * TICK_MS };
  } catch {
    return undefined;
  }
}

/** Milliseconds of processor time that a process has taken, with `family` its children too. Zero where there is no /proc. */
export function cpuMs(pid: number, family = false): number {
  const others = family && statOf(pid) ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  const children = others.flatMap((name) => statOf(Number(name)) ?? []).filter(({ parent }) => parent === pid);
  return [statOf(pid), ...children].reduce((sum, stat) => sum + (stat?.ms ?? 0), 0);
}
