import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { doCall, failed, type Outcome } from './calls.ts';
import { readRequest } from './params.ts';
import { Refusal } from './refusal.ts';
import type { World } from './state.ts';

export type Door = { port: number; close(): Promise<void> };

/** The HTTP side, on 127.0.0.1. Connections are kept open long, so that no client meets one that just closes. */
export async function openDoor(world: World, port: number): Promise<Door> {
  const server = createServer({ keepAliveTimeout: 120_000, requestTimeout: 0 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on(
      'end',
      () => void serve(world, request, response, chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

const path = /^\/(file\/)?bot([^/]*)\/([^?]*)(?:\?(.*))?$/;
const tokenShape = /^\d+:[A-Za-z0-9_-]+$/;
const notFound = new Refusal(404, 'Not Found');

/** `/bot<token>/METHOD` and `/file/bot<token>/<file_path>`. Source: https://core.telegram.org/bots/api#making-requests */
async function serve(world: World, request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> {
  const [, file, token = '', name = '', query = ''] = path.exec(request.url ?? '') ?? [];
  if (!tokenShape.test(token)) return tell(response, failed(notFound));
  const bot = world.bots.get(token);
  if (!bot) return tell(response, failed(new Refusal(401, 'Unauthorized')));
  const kept = file ? [...bot.files.values()].find((one) => one.path === name) : undefined;
  if (kept) return download(response, kept.bytes);
  if (file) return tell(response, failed(notFound));
  const exchange = { onClose: (gone: () => void) => void response.once('close', gone) };
  try {
    tell(response, await doCall(bot, name, readRequest(query, request.headers, body), exchange));
  } catch (error) {
    tell(response, failed(error instanceof Refusal ? error : new Refusal(500, 'Internal Server Error')));
  }
}

function download(response: ServerResponse, bytes: Buffer): void {
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length }).end(bytes);
}

/** Writes the answer, the way the fault that the call met wants it. */
function tell(response: ServerResponse, { status, body, fault }: Outcome): void {
  if (fault && 'cut' in fault) response.destroy();
  else if (fault && 'half' in fault) half(response, status, body);
  else if (fault && 'slowMs' in fault && !fault.before)
    setTimeout(() => tell(response, { status, body, fault: undefined }), fault.slowMs).unref();
  else
    response
      .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      .end(body);
}

function half(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.write(body.slice(0, body.length >> 1), () => response.destroy());
}
