import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import type { Mount } from '../channels/channel.ts';
import type { Log } from '../log.ts';
import { listen, urlOf } from './listening.ts';
import type { Metrics } from './metrics.ts';
import { operation, type Readiness } from './operation.ts';
import { type Mounted, site } from './site.ts';

/** The one HTTP server: pages are mounted while it runs, `url` is where it can be asked. */
export type WebServer = { mount: Mount; url: string; stop(): Promise<void> };

export type ServerOptions = { host: string; port: number; log: Log; ready: () => Promise<Readiness>; metrics: Metrics };

const GRACE_MS = 3_000;

/** Remembers the answers that never end by themselves (server-sent events), so that a stop need not wait for them. */
const watching =
  (streams: Set<ServerResponse>): MiddlewareHandler<{ Bindings: { outgoing?: ServerResponse } }> =>
  async (context, next) => {
    await next();
    const { outgoing } = context.env;
    if (!outgoing || !context.res.headers.get('content-type')?.startsWith('text/event-stream')) return;
    streams.add(outgoing);
    outgoing.once('close', () => streams.delete(outgoing));
  };

/** Connections on which nothing was asked yet: browsers open some in advance, and Node does not count them as idle. */
function silentOf(server: Server): Set<Socket> {
  const silent = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.on('request', ({ socket }) => silent.delete(socket));
  return silent;
}

/** Takes no new connection, ends streams, waits for what is being answered, and after `graceMs` waits no longer. */
async function close(server: Server, endless: { destroy(): void }[], graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const one of endless) one.destroy();
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const patience = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(patience);
}

/**
 * Listens at once, before there is a database, so that a used port is found first; until something is mounted, only
 * health, measures and the page for "not found" answer. Throws a `Trouble` that names the setting when it cannot listen.
 */
export async function openServer(options: ServerOptions, graceMs = GRACE_MS): Promise<WebServer> {
  const { host, port, log, metrics } = options;
  const streams = new Set<ServerResponse>();
  const mounts: Mounted[] = [['/', operation(options)]];
  const assemble = () => site(mounts, log, metrics, watching(streams));
  let current = assemble();
  const server = await listen((request, env) => current.fetch(request, env), port, host);
  const silent = silentOf(server);
  const mount: Mount = (path, routes) => {
    mounts.push([path, routes]);
    current = assemble();
  };
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= close(server, [...streams, ...silent], graceMs));
  return { mount, url: urlOf(server, host), stop };
}
