import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';
import { processesOf } from '../../store/processes.ts';
import { childEnv } from '../../support/child-env.ts';
import { scratch } from '../../support/scratch.ts';
import { familyOf } from './family.ts';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** How an application is started: its settings, as whom, and by which command. */
export type Start = { env?: Record<string, string>; uid?: number; gid?: number; command?: string[] };

/** A line of the log. */
export type Line = { msg: string; level: string; why?: string; reference?: string };

/** How a process ended: its code, or the signal it died of. */
export type End = { code: number | null; signal: NodeJS.Signals | null };

/** An application as a process of its own, in a process group of its own, whose leader it is. */
export type App = {
  pid: number;
  out(): string;
  err(): string;
  /** What it has logged so far. */
  lines(): Line[];
  /** Where it can be asked, once it has said that it is ready. Throws with its last words when it ends before. */
  ready(): Promise<string>;
  /** A signal to the leader alone, or to its whole group as a terminal sends Ctrl-C. */
  signal(signal: NodeJS.Signals): void;
  signalGroup(signal: NodeJS.Signals): void;
  /** Resolves when the leader is gone. */
  exit: Promise<End>;
  /** Resolves when nobody writes to its output any more: the leader and whatever it started are gone. */
  over: Promise<End>;
};

const apps: { dataDir: string; child: ChildProcess }[] = [];

const lineOf = (line: string): Line => {
  try {
    return JSON.parse(line);
  } catch {
    return { msg: line, level: 'words' };
  }
};

const usual = [process.execPath, 'bootstrap.mjs', 'src/main.ts'];

/** Starts the application as `npm start` does, on a free port. */
export function startApp(dataDir: string, { env = {}, uid, gid, command = usual }: Start = {}): App {
  const [program = '', ...words] = command;
  const child = spawn(program, words, {
    cwd: root,
    env: childEnv({ DATA_DIR: dataDir, PORT: '0', ...env }),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid }),
    ...(gid !== undefined && { gid }),
  });
  apps.push({ dataDir, child });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += chunk));
  child.stderr.on('data', (chunk) => (said.err += chunk));
  const told = (event: 'exit' | 'close') =>
    new Promise<End>((done) => child.once(event, (code, signal) => done({ code, signal })));
  const [exit, over] = [told('exit'), told('close')];
  const pid = child.pid!;
  return {
    pid,
    out: () => said.out,
    err: () => said.err,
    lines: () => said.err.split('\n').filter(Boolean).map(lineOf),
    ready: () => untilReady(child, said),
    signal: (signal) => void child.kill(signal),
    signalGroup: (signal) => void process.kill(-pid, signal),
    exit,
    over,
  };
}

const READY = /^Tangguh siap\.\n[\s\S]*Ctrl-C\n/m;

async function untilReady(child: ChildProcess, said: { out: string; err: string }): Promise<string> {
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  await vi.waitUntil(() => READY.test(said.out) || isOver(), { timeout: 60_000, interval: 10 });
  if (!READY.test(said.out)) throw new Error(`ended before it was ready: ${said.err}`);
  return /http:\S+(?=\/chat)/.exec(said.out)?.[0] ?? '';
}

/** Sends a signal to a process, or to a group (a negative number), that may be gone by itself. */
export const strike = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch {}
};

/** Kills the application and whatever it started, except the database. */
export async function killApp(app: App): Promise<void> {
  strike(-app.pid, 'SIGKILL');
  await app.over;
}

/** Numbers of all processes of the folder's database: the server, its children, an initdb. */
export const databaseOf = (dataDir: string): number[] => familyOf(processesOf(dataDir));

/** Kills the application and its database together, as a power cut would end them. */
export async function killAll(app: App, dataDir: string): Promise<void> {
  strike(-app.pid, 'SIGKILL');
  for (const pid of databaseOf(dataDir)) strike(pid, 'SIGKILL');
  await app.over;
  await killDatabase(dataDir);
}

/** Kills the database until none of its processes is left. */
export async function killDatabase(dataDir: string): Promise<void> {
  const look = () => {
    const left = databaseOf(dataDir);
    for (const pid of left) strike(pid, 'SIGKILL');
    return left.length === 0;
  };
  await vi.waitUntil(look, { timeout: 10_000, interval: 10 });
}

/** A data folder that does not exist yet, in a private one. `end` ends all that was started in it, `clean` removes it too. */
export async function makeDataDir(
  within = scratch,
): Promise<{ dataDir: string; end(): Promise<void>; clean(): Promise<void> }> {
  const folder = await mkdtemp(join(within, 'tangguh-app-'));
  const dataDir = join(folder, 'data');
  const end = async () => {
    for (const { child } of apps.filter((app) => app.dataDir === dataDir)) strike(-child.pid!, 'SIGKILL');
    await killDatabase(dataDir);
  };
  const clean = async () => {
    await end();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { dataDir, end, clean };
}

/** The same for one test. */
export async function freshDataDir(): Promise<string> {
  const { dataDir, clean } = await makeDataDir();
  onTestFinished(clean);
  return dataDir;
}

/** Waits for a moment that surely comes. */
export const until = (condition: () => boolean | Promise<boolean>): Promise<boolean> =>
  vi.waitUntil(condition, { timeout: 60_000, interval: 10 });

/** Waits for a moment in the life of an application; throws with its last words when it ends before. */
export async function moment(app: App, come: () => boolean): Promise<void> {
  let over = false;
  void app.over.then(() => {
    over = true;
  });
  await until(() => come() || over);
  if (!come()) throw new Error(`ended by itself: ${app.err()}`);
}

/** What a power cut or an impatient operator ends: the application alone, or its database with it. */
export type Kill = (app: App, dataDir: string) => Promise<void>;

export const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
