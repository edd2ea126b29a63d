import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { childEnv } from '../support/child-env.ts';

export type Ran = { code: number | null; out: string; err: string };

/** A process that has begun; `ran` resolves when it is over. */
export type Running = { child: ChildProcessWithoutNullStreams; out(): string; ran: Promise<Ran> };

/** Runs this script as its own process, with these settings alone, and leaves its input open. `node` are words for Node itself. */
export function startScript(args: string[], env: Record<string, string> = {}, node: string[] = []): Running {
  const child = spawn(process.execPath, [...node, ...args], {
    env: childEnv(env),
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
  }) as ChildProcessWithoutNullStreams;
  const said = { out: '', err: '' };
  child.stdout.on('data', (bytes) => (said.out += bytes));
  child.stderr.on('data', (bytes) => (said.err += bytes));
  const ran = new Promise<Ran>((resolve) => child.on('close', (code) => resolve({ code, ...said })));
  return { child, out: () => said.out, ran };
}

/** The same for a command of the command line. */
export const startCli = (args: string[], env: Record<string, string> = {}): Running =>
  startScript(['src/cli/main.ts', ...args], env);

/** Runs a command to its end, with this input. */
export function cli(args: string[], env: Record<string, string> = {}, input = ''): Promise<Ran> {
  const { child, ran } = startCli(args, env);
  child.stdin.end(input);
  return ran;
}
