import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

const advice: Record<string, (port: number, host: string) => string> = {
  EADDRINUSE: (port) =>
    `Port ${port} is already in use. Stop what uses it, or set PORT to a free one, for example PORT=${port + 1}.`,
  EACCES: (port) => `Port ${port} may not be used by this user. Set PORT to one above 1023, for example PORT=3000.`,
  EADDRNOTAVAIL: (_, host) =>
    `This machine has no address ${host}. Set HOST to one of its own, for example HOST=127.0.0.1.`,
  ENOTFOUND: (_, host) =>
    `The host name ${host} is not known here. Set HOST to an address, for example HOST=127.0.0.1.`,
};

const explained = (error: NodeJS.ErrnoException, port: number, host: string): Error => {
  const words = advice[error.code ?? ''];
  return words ? new Error(words(port, host), { cause: error }) : error;
};

/** Listens, or throws an Error that says which setting to change. Port 0 takes any free one. */
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
