import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { Redis } from 'ioredis';
import { persistently } from './waiting.ts';

/** A Redis of our own that writes down what it is told, at one port for all its lives. */
export type OwnRedis = {
  url: string;
  kill(): Promise<void>;
  /** Starts it again, with what it wrote down or, `empty`, with nothing. */
  start(empty?: boolean): Promise<void>;
  /** Ends it for good. */
  end(): Promise<void>;
};

/** The backends of the queue that can be killed here: Redis only where one of our own can be started. */
export const ownBackends = (): ('postgres' | 'redis')[] =>
  spawnSync('redis-server', ['--version']).status === 0 ? ['postgres', 'redis'] : ['postgres'];

/** A port that nobody uses now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Starts a Redis that keeps its file in `folder`. */
export async function openRedis(folder: string): Promise<OwnRedis> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server: ChildProcess | undefined;
  let over = false;
  const redis: OwnRedis = {
    url,
    async kill() {
      if (!server || server.exitCode !== null || server.signalCode !== null) return;
      const gone = once(server, 'exit');
      server.kill('SIGKILL');
      await gone;
    },
    async start(empty = false) {
      if (over) return;
      if (empty) await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
      server = spawn('redis-server', [...options, '--appendonly', 'yes'], { stdio: 'ignore' });
      server.on('error', () => {});
      await persistently(() => answers(url));
    },
    end() {
      over = true;
      return redis.kill();
    },
  };
  await redis.start();
  return redis;
}

async function answers(url: string): Promise<void> {
  const client = new Redis(url, { retryStrategy: () => null, lazyConnect: true }).on('error', () => {});
  try {
    await client.connect();
    await client.ping();
  } finally {
    client.disconnect();
  }
}
