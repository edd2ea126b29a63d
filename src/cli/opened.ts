import type { PoolClient } from 'pg';
import { openGround } from '../app/ground.ts';
import { watchStop } from '../app/told-to-stop.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Database } from '../store/database.ts';

/** A database of a command. `cut` closes it under the command's hands. */
type Opened = { db: Database; cut(): Promise<void> };

/** What a command has opened, so that whatever ends the process early still closes it. */
export type Openings = {
  open(): Promise<Database>;
  readonly leaving: boolean;
  /** Closes all that is open, also what is only just being opened, and ends the process with this code. */
  leave(code: number): Promise<void>;
};

async function opened(config: Config, log: Log): Promise<Opened> {
  const ground = await openGround(config, log);
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= ground.close();
    return closing;
  };
  // The pool waits for whoever works on a connection, and an import works as long as its file: so these are taken away.
  const lent = new Set<PoolClient>();
  ground.db.pool.on('acquire', (client) => lent.add(client));
  ground.db.pool.on('release', (_, client) => lent.delete(client));
  const cut = async () => {
    for (const client of lent) client.release(true);
    await close();
  };
  return { db: { ...ground.db, close }, cut };
}

export function openings(config: Config, log: Log): Openings {
  const all = new Set<Promise<Opened>>();
  let leaving = false;
  return {
    async open() {
      const opening = opened(config, log);
      all.add(opening);
      return (await opening).db;
    },
    get leaving() {
      return leaving;
    },
    async leave(code) {
      if (leaving) return;
      leaving = true;
      watchStop(log);
      await Promise.allSettled([...all].map(async (opening) => (await opening).cut()));
      process.exit(code);
    },
  };
}
