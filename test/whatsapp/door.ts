import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { openConnection } from './connection.ts';
import { heard } from './hearing.ts';
import { login } from './login.ts';
import type { World } from './world.ts';

export type Door = { port: number; close(): Promise<void> };

/** The websocket side, on 127.0.0.1. */
export async function openDoor(world: World, port: number): Promise<Door> {
  const server = new WebSocketServer({ port, host: '127.0.0.1', path: '/ws/chat' });
  server.on('connection', (socket) => {
    const connection = openConnection(world, socket, {
      onLogin: (who, payload) => login(world, who, payload),
      onStanza: (who, node) => heard(world, who, node),
    });
    world.connections.add(connection);
    void connection.closed.then(() => {
      world.connections.delete(connection);
      if (connection.device?.connection === connection)
        Object.assign(connection.device, { connection: undefined, active: false });
      world.news.emit('device');
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).once('listening', () => resolve()));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const all = [...world.connections];
      for (const connection of all) connection.cut();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all(all.map(({ closed }) => closed));
    },
  };
}
