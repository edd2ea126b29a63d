import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { codeOf, Trouble } from '../trouble.ts';

const explained = (error: Error, port: number, host: string): Error => {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') return new Trouble('port-in-use', { port, free: port < 65_535 ? port + 1 : port - 1 });
  if (code === 'EACCES') return new Trouble('port-not-allowed', { port });
  if (code === 'EADDRNOTAVAIL') return new Trouble('host-not-here', { host });
  return ['ENOTFOUND', 'EAI_AGAIN'].includes(code) ? new Trouble('host-unknown', { host }) : error;
};

/** Listens, or throws a `Trouble` that names the setting to change. Port 0 takes any free one. */
export async function listen(fetch: Hono['fetch'], port: number, host: string): Promise<Server> {
  const server = createAdaptorServer({ fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.on('error', (error) => reject(explained(error, port, host)));
    server.listen(port, host, resolve);
  });
  return server;
}

/** Where a person on this machine can click. */
export function urlOf(server: Server, host: string): string {
  const everywhere = host === '0.0.0.0' || host === '::' || host === '';
  const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${(server.address() as AddressInfo).port}`;
}
