import { spawn } from 'node:child_process';

export type Ran = { code: number | null; out: string; err: string };

/** Runs a command of the command line as its own process, with these settings and this input. */
export function cli(args: string[], env: Record<string, string> = {}, input = ''): Promise<Ran> {
  return new Promise((resolve) => {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, ['src/cli/main.ts', ...args], { env: { PATH, HOME, ...env } });
    const ran = { out: '', err: '' };
    child.stdout.on('data', (bytes) => (ran.out += bytes));
    child.stderr.on('data', (bytes) => (ran.err += bytes));
    child.on('close', (code) => resolve({ code, ...ran }));
    child.stdin.end(input);
  });
}
