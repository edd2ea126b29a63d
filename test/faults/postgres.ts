import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { asWhom } from '../../src/store/embedded/as-whom.ts';
import { findBinaries } from '../../src/store/embedded/binaries.ts';
import { openEmbedded } from '../../src/store/embedded/index.ts';
import { layout } from '../../src/store/embedded/layout.ts';
import { readPostmaster, runsHere, stopPostmaster } from '../../src/store/embedded/postmaster.ts';
import { startPostmaster } from '../../src/store/embedded/start.ts';
import { migrate } from '../../src/store/migrate.ts';
import { familyOf } from '../app/support/family.ts';

/** A PostgreSQL of our own, at one port for all its lives. */
export type Postgres = {
  /** Makes a migrated, empty database and gives the owner's address of it. */
  fresh(name: string): Promise<string>;
  drop(name: string): Promise<void>;
  /** Ends all its processes without a word, as a power cut does. */
  kill(): Promise<void>;
  /** Starts it where it does not run: what was killed is mended from its journal. Resolves when it takes connections. */
  start(): Promise<void>;
  /** Stops it for good. */
  stop(): Promise<void>;
};

const TEMPLATE = 'faults_template';

/** Makes a cluster in `folder` and starts it. A crash of the machine would lose it; a kill of its processes loses nothing. */
export async function openPostgres(folder: string): Promise<Postgres> {
  const made = await openEmbedded(folder, { fast: true });
  const at = (name: string): string => Object.assign(new URL(made.url), { pathname: `/${name}` }).href;
  const asOwner = async (sql: string): Promise<void> => {
    const client = new pg.Client(made.url);
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await asOwner(`CREATE DATABASE ${TEMPLATE}`);
  await migrate(at(TEMPLATE));
  await made.close();
  const server = await serverOf(folder, Number(new URL(made.url).port));
  await server.start();
  return {
    ...server,
    async fresh(name) {
      await asOwner(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await asOwner(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
      return at(name);
    },
    drop: (name) => asOwner(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** The server's lives and deaths. */
async function serverOf(folder: string, port: number): Promise<Pick<Postgres, 'kill' | 'start' | 'stop'>> {
  const place = layout(await realpath(folder));
  const binaries = await findBinaries(join(place.root, 'lib'));
  const as = await asWhom(binaries, place);
  const running = async () => {
    const now = await readPostmaster(place);
    return now && (await runsHere(place, now.pid)) ? now : undefined;
  };
  let over = false;
  return {
    async kill() {
      for (let now = await running(); now; now = await running()) {
        for (const pid of familyOf([now.pid])) strike(pid);
        await sleep(10);
      }
    },
    async start() {
      for (let now = await running(); now?.status !== 'ready' && !over; now = await running()) {
        if (!now) await startPostmaster(binaries, as, place, { port, fast: true });
        await sleep(20);
      }
    },
    async stop() {
      over = true;
      const now = await running();
      if (now) await stopPostmaster(place, now.pid);
    },
  };
}

function strike(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone by itself.
  }
}
