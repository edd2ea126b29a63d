import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../config.ts';
import type { Trouble } from '../../trouble.ts';
import { does, type Opening } from '../opening.ts';
import type { Phase } from './carrying.ts';
import { notInstalled } from './installed.ts';

const CHILD = fileURLToPath(new URL('./process.ts', import.meta.url));

/**
 * How long before a process that has died is started again: 1 s doubling to a minute, in drills to two sweeps; from the start
 * again once it has lived so long.
 */
const FIRST_MS = 1_000;
const lastMs = ({ SWEEP_SECONDS }: Pick<Config, 'SWEEP_SECONDS'>): number => Math.min(60_000, 2_000 * SWEEP_SECONDS);

/** A process that does not end by itself when it is told to is ended. */
const STOP_MS = 12_000;

/** Starts the process that carries WhatsApp, and starts it again when it dies. `start` tells what keeps it from being started. */
export type Supervisor = { start(): Trouble[]; stop(): Promise<void> };

export function supervisor({ config, log, parts }: Pick<Opening, 'config' | 'log' | 'parts'>): Supervisor {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let waitMs = FIRST_MS;
  const longestMs = lastMs(config);

  const spawn = (): void => {
    const bornAt = performance.now();
    // Its settings may hold secrets, and the arguments and the environment of a process can be read by others.
    const born = fork(CHILD, { serialization: 'advanced', stdio: ['ignore', 2, 2, 'ipc'] });
    child = born;
    born.on('message', (phase) => void Object.assign(parts, { carrier: phase as Phase }));
    const over = (why: string) => died(performance.now() - bornAt, why);
    born.on('error', (error) => {
      log.error('whatsapp-process-failed', { error });
      // What never began does not end.
      if (born.pid === undefined) over('not-started');
    });
    born.send(config, () => {});
    born.once('exit', (code, signal) => over(signal ?? String(code)));
  };

  const died = (livedMs: number, why: string): void => {
    child = undefined;
    Object.assign(parts, { carrier: 'dead' });
    if (stopped) return;
    if (livedMs > longestMs) waitMs = FIRST_MS;
    log.warn('whatsapp-process-died', { channel: 'whatsapp', why, ms: waitMs });
    timer = setTimeout(spawn, waitMs);
    waitMs = Math.min(2 * waitMs, longestMs);
  };

  return {
    start() {
      if (!config.WHATSAPP || !does(config, 'whatsapp')) return [];
      const trouble = notInstalled();
      Object.assign(parts, { carrier: trouble ? 'not-installed' : 'dead' });
      if (!trouble) spawn();
      else log.error('whatsapp-not-installed', { channel: 'whatsapp' });
      return trouble ? [trouble] : [];
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      if (!child) return;
      const over = once(child, 'exit');
      const last = child;
      last.kill('SIGTERM');
      const patience = setTimeout(() => last.kill('SIGKILL'), STOP_MS);
      await over;
      clearTimeout(patience);
    },
  };
}
