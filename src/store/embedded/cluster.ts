import { randomBytes } from 'node:crypto';
import { access, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, Trouble } from '../../trouble.ts';
import type { Binaries } from './binaries.ts';
import { explainDisk, refuseFullDisk } from './disk.ts';
import { type Layout, layout, major, owner } from './layout.ts';
import { isAnyone } from './postmaster.ts';
import { type As, run } from './run.ts';

const initdbArgs = [
  `--username=${owner}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  // The one locale that needs nothing from the system.
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
];

/**
 * Gives the owner's password of the cluster in `place`, making the cluster first where there is none. It is made in a
 * folder `pg.new.…` and renamed, so half an initdb is never taken for a whole one; of two at once the first rename wins.
 */
export async function ensureCluster(binaries: Binaries, as: As, place: Layout, fast: boolean): Promise<string> {
  await removeLeftovers(place.root);
  if (!(await exists(place.home)))
    await makeCluster(binaries, as, place, fast).catch((e) => explainDisk(e, place.root));
  return readCluster(place);
}

async function makeCluster(binaries: Binaries, as: As, place: Layout, fast: boolean): Promise<void> {
  const draft = draftLayout(place.root);
  await mkdir(draft.home, { mode: 0o700 });
  await writeFile(draft.password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (as.ids) for (const path of [draft.home, draft.password]) await chown(path, as.ids.uid, as.ids.gid);
  const sync = fast ? ['--no-sync'] : [];
  const words = [binaries.initdb, ...initdbArgs, ...sync, `--pwfile=${draft.password}`, '-D', draft.data];
  const { code, said } = await run(as, binaries.env, words);
  if (code !== 0) {
    const full = await refuseFullDisk(place.root).catch((error) => error);
    await rm(draft.home, { recursive: true, force: true });
    throw full ?? initdbFailed(place, said);
  }
  await rename(draft.home, place.home).catch((error) => giveWay(error, draft));
}

/** Another opener was quicker: its cluster counts, ours goes. */
async function giveWay(error: unknown, draft: Layout): Promise<void> {
  if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) throw error;
  await rm(draft.home, { recursive: true, force: true });
}

function draftLayout(root: string): Layout {
  const home = join(root, `pg.new.${process.pid}.${randomBytes(3).toString('hex')}`);
  return { ...layout(root), home, data: join(home, 'data'), password: join(home, 'password') };
}

/** A draft is alive while its maker is; ten minutes outlast every initdb, whoever has the maker's number by now. */
async function removeLeftovers(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const maker = /^pg\.new\.(\d+)\./.exec(name)?.[1];
    if (!maker) continue;
    const path = join(root, name);
    const age = Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? 0);
    // An initdb that outlived its maker may still be writing; then the next start takes the rest.
    if (age > 600_000 || !isAnyone(Number(maker)))
      await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
  }
}

/** Throws a `Trouble` when the folder is no database of ours, or no longer. Nothing is ever deleted for that. */
async function readCluster(place: Layout): Promise<string> {
  for (const path of [join(place.data, 'PG_VERSION'), join(place.data, 'global/pg_control'), place.password])
    if (!(await exists(path))) throw new Trouble('cluster-incomplete', { folder: place.home, path });
  const version = (await readFile(join(place.data, 'PG_VERSION'), 'utf8')).trim();
  if (version !== major) throw new Trouble('cluster-other-version', { folder: place.home, version, ours: major });
  return (await readFile(place.password, 'utf8')).trim();
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    return explainDisk(error, path);
  }
}

function initdbFailed(place: Layout, said: string): Trouble {
  const why = said.split('\n').find((line) => /error|fatal/i.test(line)) ?? said;
  return new Trouble('cluster-not-made', { folder: place.root, said: why });
}
