import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Redis } from 'ioredis';

/** A Redis to test with. `ours` when we started it and may do to it what we like. */
export type TestRedis = { url: string; ours: boolean; close(): Promise<void> };

const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const program = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'redis-server'))
  .find(runs);

/** Which backends of the queue can be tested on this machine. */
export const queueBackends = (): ('postgres' | 'redis')[] =>
  process.env.REDIS_URL || program ? ['postgres', 'redis'] : ['postgres'];

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Starts a Redis of our own with these settings, at this port or any; it keeps nothing unless the settings say so. */
export async function startRedis(settings: string[] = [], at?: number): Promise<TestRedis> {
  if (!program) throw new Error('there is no redis-server on the PATH');
  const folder = await mkdtemp(join(tmpdir(), 'tangguh-redis-'));
  const port = at ?? (await freePort());
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', ...settings];
  const server = spawn(program, options, { stdio: 'ignore' });
  const close = async () => {
    await ended(server);
    await rm(folder, { recursive: true, force: true });
  };
  const url = `redis://127.0.0.1:${port}`;
  await answers(url).catch((error) => close().then(() => Promise.reject(error)));
  return { url, ours: true, close };
}

/** The Redis that `REDIS_URL` names, else one of our own. */
export const openTestRedis = async (): Promise<TestRedis> =>
  process.env.REDIS_URL ? { url: process.env.REDIS_URL, ours: false, close: async () => {} } : startRedis();

async function answers(url: string): Promise<void> {
  const redis = new Redis(url, { retryStrategy: (tried) => (tried < 100 ? 50 : null) }).on('error', () => {});
  await redis.ping().finally(() => redis.disconnect());
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.on('exit', () => resolve());
    server.kill('SIGTERM');
  });
}
