import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A way to a server of this machine on which everything takes its time, as to a server far away: so a process that is killed
 * has sends on their way, and what it sent just before its end still arrives.
 */
export type FarAway = { root: string; close(): void };

/** Opens the way to the server at `root`; `waitMs` says how long the next piece is on its way. */
export async function farAway(root: string, waitMs: () => number): Promise<FarAway> {
  const port = Number(new URL(root).port);
  const open = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    open.add(socket.on('error', () => {}).on('close', () => open.delete(socket)));
    return socket.setNoDelay();
  };
  const server = createServer((near) => {
    const far = keep(connect(port, '127.0.0.1'));
    carry(keep(near), far, waitMs);
    carry(far, near, waitMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/** Carries what one side says to the other, in order, and at last that it has gone. */
function carry(from: Socket, to: Socket, waitMs: () => number): void {
  let before = Promise.resolve();
  const later = (work: () => unknown): void => {
    const arrived = sleep(waitMs());
    before = before.then(() => arrived).then(() => void work());
  };
  from.on('data', (piece) => later(() => to.write(piece)));
  from.on('close', () => later(() => to.destroy()));
}
