import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { bodyOf, Refusal, unseen, wrong } from './refusal.ts';
import { type Fault, isObj } from './types.ts';
import { meetFault, takeMessage, type World } from './world.ts';

export type Door = { port: number; close(): Promise<void> };

/** The HTTP side, on 127.0.0.1. Connections are kept open long, so that no client meets one that just closes. */
export async function openDoor(world: World, port: number): Promise<Door> {
  const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void serve(world, request, response, Buffer.concat(chunks).toString()));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function tell(response: ServerResponse, status: number, body: object, retryAfterS?: number): void {
  const headers = {
    'content-type': 'application/json',
    ...(retryAfterS !== undefined && { 'retry-after': String(retryAfterS) }),
  };
  response.writeHead(status, headers).end(JSON.stringify(body));
}

/** `/vNN.N/NUMBER` and `/vNN.N/NUMBER/messages`. Source: https://developers.facebook.com/docs/graph-api/overview */
const PATH = /^\/v\d{2}\.\d\/(\d+)(\/messages)?(?:\?.*)?$/;

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

function answer(world: World, request: IncomingMessage, body: unknown): object {
  const [, number, messages] = PATH.exec(request.url ?? '') ?? [];
  if (request.headers.authorization !== `Bearer ${world.token}`) throw new Refusal(190, 'Invalid OAuth access token');
  if (number !== world.phoneId) throw unseen();
  if (request.method === 'GET' && !messages) return { id: number };
  if (request.method !== 'POST' || !messages) throw wrong('Unsupported request');
  if (!request.headers['content-type']?.startsWith('application/json')) throw wrong('no JSON');
  if (!isObj(body)) throw wrong('no JSON');
  return takeMessage(world, body);
}

function reply(world: World, request: IncomingMessage, response: ServerResponse, body: unknown): void {
  try {
    tell(response, 200, answer(world, request, body));
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal(1, String(error));
    tell(response, refusal.status, bodyOf(refusal), refusal.retryAfterS);
  }
}

async function fail(fault: Fault, response: ServerResponse, take: () => void): Promise<boolean> {
  if ('slowMs' in fault) {
    await sleep(fault.slowMs);
    return false;
  }
  if ('taken' in fault && fault.taken) take();
  if ('cut' in fault) response.destroy();
  else if ('page' in fault) response.writeHead(fault.page, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
  else {
    const refusal = new Refusal(fault.code, 'on order', fault.status, fault.retryAfterS);
    tell(response, refusal.status, bodyOf(refusal), refusal.retryAfterS);
  }
  return true;
}

async function serve(world: World, request: IncomingMessage, response: ServerResponse, text: string): Promise<void> {
  const body = jsonOf(text);
  const isMessage = request.method === 'POST';
  if (isMessage) world.calls.push({ path: request.url ?? '', body });
  const fault = isMessage ? meetFault(world, body) : undefined;
  if (fault && (await fail(fault, response, () => void answer(world, request, body)))) return;
  reply(world, request, response, body);
}
