import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { childEnv } from './child-env.ts';

/** An answer of `chat --script`. */
export type Replayed = {
  replies: { text: string; choices: string[]; meant: string[] }[];
  understood: { as: string; flow?: string; choice?: string };
};

/** `chat --script` in a process of its own, with these words behind it: a line in, its answer out. */
export function chatScript(env: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, ['src/cli/main.ts', 'chat', '--script', ...args], { env: childEnv(env) });
  const answers = createInterface({ input: Readable.from(child.stdout) })[Symbol.asyncIterator]();
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    async says(line: string): Promise<Replayed> {
      child.stdin.write(`${line}\n`);
      return JSON.parse((await answers.next()).value as string) as Replayed;
    },
    async end(): Promise<void> {
      child.stdin.end();
      await ended;
    },
  };
}
