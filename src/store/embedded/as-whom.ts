import { chmod, stat } from 'node:fs/promises';
import { codeOf, Trouble } from '../../trouble.ts';
import type { Binaries } from './binaries.ts';
import type { Layout } from './layout.ts';
import { type As, run } from './run.ts';

const ourselves: As = { prefix: [] };

/** A user namespace in which root is called 1000: PostgreSQL sees no root, the kernel still sees root's own files. */
const namespace: As = { prefix: ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'] };

/** Who runs it where namespaces are forbidden: the first ordinary user of most systems and images. */
const ordinary: Required<As> = { prefix: [], ids: { uid: 1000, gid: 1000 } };

/**
 * As whom PostgreSQL is to run. It refuses to be root, so root hides in a user namespace; where that is forbidden,
 * becomes user 1000; and keeps to the owner of a data directory that another user made.
 */
export async function asWhom(binaries: Binaries, place: Layout): Promise<As> {
  const owner = await ownerOf(place.data);
  const we = process.getuid?.() ?? -1;
  if (we !== 0) {
    refuseOther(owner, we, place);
    return runs(binaries, ourselves);
  }
  if (owner) return reaches(binaries, place, { prefix: [], ids: owner });
  const hidden = await run(namespace, binaries.env, [binaries.postgres, '--version']);
  if (hidden.code === 0) return namespace;
  if (owner === null) throw new Trouble('postgres-as-root', { folder: place.home, said: hidden.said });
  return reaches(binaries, place, ordinary);
}

/** User and group of `path` when that is not root; null when it is root; undefined when there is no such path. */
async function ownerOf(path: string): Promise<{ uid: number; gid: number } | null | undefined> {
  try {
    const { uid, gid } = await stat(path);
    return uid === 0 ? null : { uid, gid };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function refuseOther(owner: { uid: number } | null | undefined, we: number, place: Layout): void {
  if (owner === undefined || owner?.uid === we) return;
  throw new Trouble('folder-of-another', { folder: place.home, owner: owner?.uid ?? 0, we });
}

/** Lets that user walk into DATA_DIR (what lies in it keeps its own rights), and says when a folder above forbids it. */
async function reaches(binaries: Binaries, place: Layout, as: Required<As>): Promise<As> {
  const { mode } = await stat(place.root);
  if (!(mode & 0o001)) await chmod(place.root, (mode & 0o777) | 0o011);
  const walk = await run(as, {}, ['/bin/sh', '-c', 'cd "$1"', 'sh', place.root]);
  if (walk.code === 0) return runs(binaries, as);
  throw new Trouble('folder-unreachable', { folder: place.root, uid: as.ids.uid });
}

/** Gives `as` back once PostgreSQL has shown that it runs so. */
async function runs(binaries: Binaries, as: As): Promise<As> {
  const { code, said } = await run(as, binaries.env, [binaries.postgres, '--version']);
  if (code === 0) return as;
  throw as.ids
    ? new Trouble('postgres-closed-to-user', { uid: as.ids.uid, said })
    : new Trouble('postgres-does-not-run', { said });
}
