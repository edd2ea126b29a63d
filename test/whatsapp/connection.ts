import { decodeBinaryNode, encodeBinaryNode, type proto } from '@whiskeysockets/baileys';
import type { WebSocket } from 'ws';
import { responder } from './handshake.ts';
import { type Stanza, serverId } from './stanza.ts';
import type { Device, PublicKeys, World } from './world.ts';

/** How long a client has to hang up by itself after it was told why. */
const hangUpMs = 1000;

/** One socket. What is sent while the server is mute, or after the end, is lost. */
export type Connection = {
  send(node: Stanza): void;
  /** Sends a query of the server's own and resolves with the answer. */
  ask(tag: string, node: Stanza): Promise<Stanza>;
  /** Says this and waits until the client has hung up. */
  end(last: Stanza): Promise<void>;
  cut(): void;
  /** It has ended, and all that came before is dealt with. */
  readonly closed: Promise<void>;
  staticKey: Buffer;
  /** Of a client that is not linked yet. */
  keys: PublicKeys | undefined;
  device: Device | undefined;
};

export type Hearing = {
  onLogin(connection: Connection, payload: proto.ClientPayload): void;
  onStanza(connection: Connection, node: Stanza): Promise<void>;
};

/** Speaks Noise on a socket and hands on the stanzas, one after the other. */
export function openConnection(world: World, socket: WebSocket, hearing: Hearing): Connection {
  const answers = new Map<string, (node: Stanza) => void>();
  let line = Promise.resolve();
  const onStanza = async (bytes: Buffer) => {
    const node = await decodeBinaryNode(bytes);
    if (world.faults.muted) return;
    answers.get(node.attrs.id ?? '')?.(node);
    await hearing.onStanza(connection, node);
  };
  const noise = responder(world.certificate, {
    write: (bytes) => socket.send(bytes),
    onLogin(staticKey, payload) {
      connection.staticKey = staticKey;
      hearing.onLogin(connection, payload);
    },
    onFrame(bytes) {
      line = line.then(() => onStanza(bytes)).catch((error: Error) => void world.wrongs.push(error.message));
    },
  });
  const connection: Connection = {
    send(node) {
      if (socket.readyState === socket.OPEN && !world.faults.muted) noise.send(encodeBinaryNode(node));
    },
    ask(tag, node) {
      const id = serverId();
      const answered = new Promise<Stanza>((resolve) => answers.set(id, resolve));
      connection.send({ ...node, attrs: { ...node.attrs, id } });
      return Promise.race([answered, connection.closed.then(() => Promise.reject(new Error(`no answer to ${tag}`)))]);
    },
    async end(last) {
      connection.send(last);
      const patience = setTimeout(() => socket.terminate(), hangUpMs);
      await connection.closed;
      clearTimeout(patience);
    },
    cut: () => socket.terminate(),
    closed: new Promise((resolve) => socket.once('close', () => void line.then(resolve))),
    ...{ staticKey: Buffer.alloc(0), keys: undefined, device: undefined },
  };
  socket.on('message', (data: Buffer) => feed(world, noise.feed, data, socket));
  return connection;
}

/** A client that does not keep to the handshake, or to its keys, is cut off. */
function feed(world: World, take: (data: Buffer) => void, data: Buffer, socket: WebSocket): void {
  try {
    take(data);
  } catch (error) {
    world.wrongs.push((error as Error).message);
    socket.terminate();
  }
}
