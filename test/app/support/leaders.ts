import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `v20.19.1` → 20; 0 for what does not run. */
function majorOf(program: string): number {
  try {
    return Number(/^v(\d+)/.exec(execFileSync(program, ['--version'], { encoding: 'utf8' }))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

const oldNode = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'node'))
  .find((program) => existsSync(program) && majorOf(program) >= 20 && majorOf(program) < 24);

const noExecve = fileURLToPath(new URL('no-execve.mjs', import.meta.url));

const start = ['bootstrap.mjs', 'src/main.ts'];

/** Ways to begin: a Node 24 becomes the application, an older one (or one made to be like it) stands before it, npm before both. */
export const leaders: [string, string[]][] = [
  ['a Node 24', [process.execPath, ...start]],
  ['an older Node', [...(oldNode ? [oldNode] : [process.execPath, '--import', noExecve]), ...start]],
  ['npm', ['npm', 'start']],
];

/** The one that stands before the application. */
export const standsBefore = leaders[1]![1];
