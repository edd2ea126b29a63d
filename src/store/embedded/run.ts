import { spawn } from 'node:child_process';

/** How a program is started so that it runs as the user it must run as. */
export type As = {
  /** Words before the program's own. */
  prefix: string[];
  /** User and group, when the kernel is to change them. Absent: our own. */
  ids?: { uid: number; gid: number };
};

/** What every program of PostgreSQL gets of our environment: nothing of ours, so no token of ours either. */
export function cleanEnv(env: Record<string, string>): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...env };
}

/** Spawn options common to all of them. A group of its own: Ctrl-C must reach us and not the database. */
export function options(as: As, env: Record<string, string>) {
  return { cwd: '/', detached: true, env: cleanEnv(env), ...as.ids };
}

/** Runs a program to its end. Never throws: one that cannot start has code -1 and says so in `said`. */
export async function run(
  as: As,
  env: Record<string, string>,
  words: string[],
): Promise<{ code: number; said: string }> {
  const [program = '', ...args] = [...as.prefix, ...words];
  return new Promise((resolve) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk;
    };
    const child = spawn(program, args, { ...options(as, env), stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) => resolve({ code: -1, said: error.message }));
    child.on('close', (code) => resolve({ code: code ?? -1, said: said.trim() }));
  });
}
