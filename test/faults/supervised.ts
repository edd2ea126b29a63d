import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { childEnv } from '../support/child-env.ts';
import type { DrillClock } from './clock.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const movedClock = fileURLToPath(new URL('moved-clock.ts', import.meta.url));

/** An application that is started again whenever it ends, as an operator's system does. */
export type Supervised = {
  readonly name: string;
  /** How often it came up, and whether it is up now. */
  readonly starts: number;
  readonly isUp: boolean;
  /** How often each event was logged; the log holds no words of people. */
  readonly events: ReadonlyMap<string, number>;
  /** Resolves once it has said that it is ready, for the so-many-th time. */
  ready(times?: number): Promise<void>;
  /** Ends it without a word and keeps it down for so long. Resolves when it is dead. */
  kill(downMs: number): Promise<void>;
  /** Ends it for good. */
  end(): Promise<void>;
};

/** How long a process that ended by itself stays down. */
const AGAIN_MS = 300;

type Settings = { name: string; env: Record<string, string>; clock: DrillClock };

/** Starts `src/main.ts` under the drill's clock, and again whenever it ends. */
export function supervise({ name, env, clock }: Settings): Supervised {
  const events = new Map<string, number>();
  let lastWords: string[] = [];
  let child: ChildProcess | undefined;
  let over = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let starts = 0;
  let isUp = false;
  let ended = false;
  let downMs = AGAIN_MS;

  const note = (event: string) => void events.set(event, (events.get(event) ?? 0) + 1);
  const hear = (line: string): void => {
    lastWords = [...lastWords.slice(-5), line];
    const event = /"msg":"([\w.-]+)"/.exec(line)?.[1] ?? 'words';
    note(event);
    if (event !== 'ready') return;
    starts += 1;
    isUp = true;
  };

  function start(): void {
    const one = spawn(process.execPath, ['--import', movedClock, 'src/main.ts'], {
      cwd: root,
      env: childEnv({ FAULTS_AHEAD_MS: String(clock.aheadMs), ...env }),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    createInterface(one.stderr!).on('line', hear);
    one.on('error', () => {});
    child = one;
    over = new Promise((resolve) => one.once('exit', () => resolve()));
    one.once('exit', (_code, signal) => signal ?? note('ended-by-itself'));
    void over.then(() => {
      isUp = false;
      if (!ended) timer = setTimeout(start, downMs);
      downMs = AGAIN_MS;
    });
  }

  clock.onMove((aheadMs) => void (child?.connected && child.send({ aheadMs }, () => {})));
  start();
  return {
    name,
    get starts() {
      return starts;
    },
    get isUp() {
      return isUp;
    },
    events,
    async ready(times = 1) {
      for (const until = performance.now() + 60_000; starts < times && performance.now() < until; ) await sleep(20);
      if (starts < times) throw new Error(`${name} never came up:\n${lastWords.join('\n')}`);
    },
    async kill(ms) {
      downMs = ms;
      child?.kill('SIGKILL');
      await over;
    },
    async end() {
      ended = true;
      clearTimeout(timer);
      child?.kill('SIGKILL');
      await over;
    },
  };
}
