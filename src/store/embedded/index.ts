import { join } from 'node:path';
import { acquire, type Cluster, type Hold, type OnEvent, stopRunning } from './acquire.ts';
import { asWhom } from './as-whom.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { makeFolder } from './folder.ts';
import { addressOf, letGo } from './hold.ts';
import { layout } from './layout.ts';

/** A database that is up until `close`. `url` is the owner's address of it. */
export type Embedded = { url: string; close(): Promise<void> };

/**
 * Opens the embedded PostgreSQL in `dataDir`: makes it the first time, starts it unless it runs, and keeps it up until
 * `close`. Any number of processes may have it open; the last one to close stops it. One that was killed leaves it running,
 * and the next one to open finds it so. `fast` gives up safety against a crash of the machine, for tests.
 * Throws a `Trouble` that says what is wrong and what to do.
 */
export async function openEmbedded(
  dataDir: string,
  options: { fast?: boolean; onEvent?: OnEvent } = {},
): Promise<Embedded> {
  const { fast = false, onEvent = () => {} } = options;
  const place = layout(await makeFolder(dataDir));
  const binaries = await findBinaries(join(place.root, 'lib'));
  const as = await asWhom(binaries, place);
  const password = await ensureCluster(binaries, as, place, fast);
  return keep({ place, binaries, as, password, fast, onEvent });
}

async function keep(cluster: Cluster): Promise<Embedded> {
  let closing: Promise<void> | undefined;
  let lost: () => void = () => {};
  let hold = acquire(cluster, () => lost());
  const { port } = await hold;
  lost = () => {
    if (closing) return;
    cluster.onEvent('embedded.lost', { port });
    hold = acquire(cluster, () => lost(), port);
    hold.catch((error) => cluster.onEvent('embedded.gone', { port, why: String(error) }));
  };
  return {
    url: addressOf(port, cluster.password),
    close() {
      closing ??= release(cluster, hold);
      return closing;
    },
  };
}

/** Lets go, and as the last user stops the server. A server that is already gone is as good as stopped. */
async function release(cluster: Cluster, held: Promise<Hold>): Promise<void> {
  const hold = await held.catch(() => undefined);
  const alone = hold ? await letGo(hold.client).catch(() => false) : false;
  if (alone) await stopRunning(cluster.place);
  cluster.onEvent(alone ? 'embedded.stopped' : 'embedded.left');
  await hold?.client.end().catch(() => {});
}
